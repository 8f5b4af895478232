package numberimport.cli;

import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineNativeLoader;

/** Whether a person sits at a stream. */
final class Terminal {

    static final int STDIN = 0;
    static final int STDERR = 2;

    private Terminal() {}

    static boolean isTerminal(int stream) {
        try {
            return JLineNativeLoader.initialize() && CLibrary.isatty(stream) == 1;
        } catch (Exception | LinkageError noNativeLibrary) {
            return false;
        }
    }
}
