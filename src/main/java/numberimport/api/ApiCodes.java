package numberimport.api;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API's business codes that number-import reacts to (callout-task API, "Error Code Description"; common codes of its introduction). */
public final class ApiCodes {

    public static final int OK = 1000;
    public static final int UNKNOWN_ERROR = 2000;
    public static final int NOT_FOUND = 2005;
    public static final int TASK_OPEN = 501004;
    public static final int TIMESTAMP_SKEW = 20622;
    public static final int NONCE_USED = 20623;

    private static final Set<Integer> CREDENTIALS = Set.of(2002, 2015, 2058, 2059, 20621, 20624);

    private static final Map<Integer, String> SENTENCES = Map.of(
            2002, "the API does not know the subdomain of base-url",
            2015, "the e-mail is not the super administrator's",
            2058, "the company has no plan that includes the API",
            2059, "the signature is wrong: e-mail or token do not belong together",
            20622, "the clock of this machine is more than five minutes off");

    private ApiCodes() {}

    /** Whether every copy of the call would be turned away for who we are, not for what we send. */
    public static boolean credentials(int code) {
        return CREDENTIALS.contains(code);
    }

    /** Our own sentence about a code, where there is one. */
    public static @Nullable String sentence(int code) {
        return SENTENCES.get(code);
    }
}
