package numberimport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the benchmark starts its processes: the JVM that it runs on itself, with the same options for all. */
final class JavaProcess {

    static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> OPTIONS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dh2.bindAddress=127.0.0.1");

    private JavaProcess() {}

    static Process start(List<String> arguments, Map<String, String> environment, ProcessBuilder builder) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.addAll(OPTIONS);
        command.addAll(arguments);
        withoutSettings(builder).environment().putAll(environment);
        try {
            return builder.command(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing of the operator's own settings reaches the process. */
    static ProcessBuilder withoutSettings(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("NUMBERIMPORT_") || name.startsWith("SPRING_"));
        return builder;
    }
}
