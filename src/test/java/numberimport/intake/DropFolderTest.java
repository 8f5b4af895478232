package numberimport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {

    private static final String LACKS = "the locale of this process, expected UTF-8, lacks characters of its name";

    @TempDir
    Path root;

    @Test
    void takesTheOthersWhereTheLocaleLacksCharactersOfAName() throws IOException, InterruptedException {
        for (var place :
                Stream.of("inbox/客户.csv", "inbox/leads.csv", "working/1/名单.csv").toList()) {
            Files.createDirectories(root.resolve(place).getParent());
            Files.writeString(root.resolve(place), "手机号\n13812345678\n");
        }

        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Ascii.class.getName(),
                root.toString());
        process.environment().put("LC_ALL", "C");
        var said = process.redirectErrorStream(true)
                .start()
                .inputReader(StandardCharsets.UTF_8)
                .lines();

        assertThat(said).containsExactlyInAnyOrder("filing: " + LACKS, "taking: " + LACKS, "took leads.csv");
        assertThat(root.resolve("inbox/客户.csv")).exists();
        assertThat(root.resolve("working/1/名单.csv")).exists();
    }

    /** A process that knows no characters but those of ASCII. */
    static final class Ascii {

        private Ascii() {}

        public static void main(String[] arguments) throws IOException {
            var folder = new DropFolder(Path.of(arguments[0]));
            folder.create();
            try {
                folder.fileAway(
                        folder.taken().get("1"),
                        Path.of("archive"),
                        "名单.csv",
                        new DropFolder.Beside(".result.txt", ""));
            } catch (IOException e) {
                System.out.println("filing: " + e.getMessage());
            }
            for (var file : folder.dropped()) {
                try {
                    System.out.println(
                            "took " + folder.take(file, "2").orElseThrow().getFileName());
                } catch (IOException e) {
                    System.out.println("taking: " + e.getMessage());
                }
            }
        }
    }
}
