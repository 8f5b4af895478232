package numberimport.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InputFileTest {

    private static Path convert(String argument) throws IOException {
        return new InputFile(new ByteArrayInputStream("phone\n13800000001\n".getBytes(UTF_8))).convert(argument);
    }

    @Test
    void takesAPathAsItIs() throws IOException {
        assertThat(convert("leads.csv")).isEqualTo(Path.of("leads.csv"));
        assertThat(convert("-leads.csv")).isEqualTo(Path.of("-leads.csv"));
    }

    @Test
    void keepsStandardInputSoThatItCanBeReadAgain() throws IOException {
        var kept = convert("-");

        assertThat(kept).hasFileName("stdin").hasContent("phone\n13800000001\n");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such permissions")
    void letsNobodyElseReadIt() throws IOException {
        var folder = convert("-").getParent();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }
}
