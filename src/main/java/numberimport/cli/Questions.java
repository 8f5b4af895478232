package numberimport.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Locale;

/** Asks the person at the terminal; where there is none, nobody is asked. */
final class Questions {

    private final Output out;
    private final BufferedReader answers;
    private final boolean terminal;

    Questions(Output out, Reader answers, boolean terminal) {
        this.out = out;
        this.answers = new BufferedReader(answers);
        this.terminal = terminal;
    }

    static Questions toTerminal(Output out) {
        return new Questions(
                out, new InputStreamReader(System.in, Charset.defaultCharset()), Terminal.isTerminal(Terminal.STDIN));
    }

    boolean reachSomebody() {
        return terminal;
    }

    /** Anything but a word that begins with y is a no. */
    boolean confirm(String question) {
        return answer(question + " [y/N] ").toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** What is answered, without white space around; "" for nothing. */
    String answer(String question) {
        out.prompt(question);
        try {
            var line = answers.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
