package numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The packaged jar with an archive of its classes, as one does for a quick start: most of a short process is the loading of classes,
 * and the checks that kill processes start many.
 */
final class ArchivedJar {

    /** Of this process alone: builds may run side by side. */
    private static final Path CLASSES =
            Path.of("target/classes-" + ProcessHandle.current().pid() + ".jsa").toAbsolutePath();

    private static boolean archived;

    private ArchivedJar() {}

    /** To be run in a folder of its own. */
    static synchronized PackagedJar in(Path folder) {
        if (!archived) {
            archive(folder);
            archived = true;
        }
        return new PackagedJar(folder).withJavaOption("-XX:SharedArchiveFile=" + CLASSES);
    }

    private static void archive(Path folder) {
        try {
            var leads = Leads.write(Files.createTempDirectory(folder, "first"), 1, 0);
            var first = new PackagedJar(leads.file().getParent())
                    .withJavaOption("-XX:ArchiveClassesAtExit=" + CLASSES)
                    .run("import", leads.file().toString(), "--sandbox", "-y");
            assertThat(first.exit()).as(first.err()).isEqualTo(3);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
