package numberimport.cli;

import org.jline.nativ.CLibrary;
import org.jline.nativ.JLineNativeLoader;
import org.jspecify.annotations.Nullable;

/** Whether a person sits at a stream, and what they type unseen. */
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

    /** What a person answers without its being shown; null where nobody can be asked. */
    // From Java 22 on there is a console also where nobody sits at it.
    @SuppressWarnings("SystemConsoleNull")
    static @Nullable String secret(Output out, String question) {
        var console = System.console();
        if (console == null || !isTerminal(STDIN)) {
            return null;
        }
        out.prompt(question);
        var typed = console.readPassword();
        return typed == null ? null : new String(typed);
    }
}
