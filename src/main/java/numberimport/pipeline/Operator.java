package numberimport.pipeline;

import java.util.List;
import java.util.function.Supplier;

/** The person or program that launched a run: hears how it goes, and says yes before the first number is sent. */
public interface Operator {

    /** A run is about to be worked on; nothing of it is sent before this returns. */
    default void begun(long run) {
        // Whoever asked for one run knows which it is.
    }

    /** The file was opened and understood. */
    void found(FoundFile file);

    /** So many rows of the file have been checked. */
    void checked(long rows);

    /** Whether to send. Nothing has been sent so far; an import can't be undone. */
    boolean approves(Plan plan);

    /** Whether to send although the file is unlike those that came by its profile before; each difference is a sentence. */
    boolean goesOnDespite(List<String> differences);

    /** Sending has come further; how far is worth asking only for whoever shows it. */
    void sent(Supplier<SendingProgress> progress);

    /** Something that does not stop the run but should be known. */
    void warned(String sentence);

    /** The run waits, and for what. */
    void waits(String sentence);

    /** Says yes and hears nothing: for work that is over at once and sends nothing. */
    Operator SILENT = new Operator() {

        @Override
        public void found(FoundFile file) {}

        @Override
        public void checked(long rows) {}

        @Override
        public boolean approves(Plan plan) {
            return true;
        }

        @Override
        public boolean goesOnDespite(List<String> differences) {
            return true;
        }

        @Override
        public void sent(Supplier<SendingProgress> progress) {}

        @Override
        public void warned(String sentence) {}

        @Override
        public void waits(String sentence) {}
    };
}
