package numberimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {

    private static final int MOST_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void areRefusedWithin256Mebibytes() throws IOException, InterruptedException {
        var out = folder.resolve("out.txt");
        var err = folder.resolve("err.txt");
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileFiles.class.getName(),
                        folder.toString()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();

        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isZero();
        assertThat(Files.readString(err)).doesNotContain("Exception", "OutOfMemory", "\tat ");
        var findings = Files.readAllLines(out, UTF_8);
        assertThat(findings).hasSameSizeAs(HostileFiles.Kind.values());
        for (var kind : HostileFiles.Kind.values()) {
            assertThatJson(findings.get(kind.ordinal()))
                    .as(kind.fileName())
                    .node("error.code")
                    .isEqualTo(kind.code());
        }
    }
}
