package numberimport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternTest {

    @TempDir
    Path folder;

    private List<String> at(String name) throws IOException {
        return FilePattern.parse(folder.resolve(name).toString())
                .at(ZonedDateTime.parse("2026-05-01T01:00:00Z"))
                .stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    /** X30. */
    @Test
    void meansNoFileThatIsStillBeingBrought() throws IOException {
        for (var name :
                List.of("leads-0501.csv", "leads-0501.csv.filepart", "~$leads.csv", "._leads.csv", "leads.part")) {
            Files.createFile(folder.resolve(name));
        }

        assertThat(at("leads-{MMdd}*")).containsExactly("leads-0501.csv");
        assertThat(at("*.csv")).containsExactly("leads-0501.csv");
        assertThat(at("*.part")).containsExactly("leads.part");
    }
}
