package numberimport.pipeline;

import java.util.Arrays;
import java.util.List;

/**
 * What a person decides about batches of unknown outcome, after having looked in the task.
 *
 * @param batches numbers of the batches; none means all that are unknown
 */
public record Resolution(As as, List<Integer> batches, String person, String reason) {

    /** What the rows are taken for. */
    public enum As {
        /** They are in the task. */
        ACCEPTED("accepted"),
        /** They are not, and this run does not send them any more. */
        NOT_RECEIVED("not-received"),
        /** They are sent once more by the next resume, at the risk that they are in the task twice. */
        RESEND("resend");

        private final String word;

        As(String word) {
            this.word = word;
        }

        /** What people call it. */
        public String word() {
            return word;
        }

        /** The meaning of accepted, not-received or resend; an {@link IllegalArgumentException} says that it is none. */
        public static As parse(String word) {
            return Arrays.stream(values())
                    .filter(as -> as.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "\"" + word + "\" settles nothing, expected accepted, not-received or resend."));
        }
    }
}
