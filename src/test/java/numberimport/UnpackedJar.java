package numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged jar, unpacked by its own tool and with an archive of its classes, as one does for a quick start: most of a short
 * process is the loading of classes, and the checks that kill processes start many.
 */
final class UnpackedJar {

    /** Of this process alone: builds may run side by side. */
    private static final Path FOLDER =
            Path.of("target/unpacked-" + ProcessHandle.current().pid()).toAbsolutePath();

    private static final Path JAR = FOLDER.resolve(PackagedJar.JAR.getFileName());
    private static final Path CLASSES = FOLDER.resolve("classes.jsa");
    private static final int MOST_SECONDS = 120;

    private static boolean unpacked;

    private UnpackedJar() {}

    /** To be run in a folder of its own. */
    static synchronized PackagedJar in(Path folder) {
        if (!unpacked) {
            unpack(folder);
            unpacked = true;
        }
        return new PackagedJar(folder, JAR).withJavaOption("-XX:SharedArchiveFile=" + CLASSES);
    }

    private static void unpack(Path folder) {
        try {
            var java = ProcessHandle.current().info().command().orElse("java");
            var unpacking = new ProcessBuilder(List.of(
                            java,
                            "-Djarmode=tools",
                            "-jar",
                            PackagedJar.JAR.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            FOLDER.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(unpacking.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(unpacking.exitValue()).as("unpacking").isZero();
            var leads = Leads.write(Files.createTempDirectory(folder, "first"), 1, 0);
            var first = new PackagedJar(leads.file().getParent(), JAR)
                    .withJavaOption("-XX:ArchiveClassesAtExit=" + CLASSES)
                    .run("import", leads.file().toString(), "--sandbox", "-y");
            assertThat(first.exit()).as(first.err()).isEqualTo(3);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
