package numberimport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import numberimport.sandbox.Fault;
import numberimport.sandbox.SandboxOptions;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SandboxCommandTest {

    @Test
    void startsItWithTheOptionsGiven() {
        assertThat(options("--port=0", "--dedupe", "--speed=60", "--seed=7", "--data=kept", "--fault=2:late=20s"))
                .usingRecursiveComparison()
                .isEqualTo(SandboxOptions.defaults()
                        .withDedupe(true)
                        .withSpeed(60)
                        .withSeed(7)
                        .withData(Path.of("kept"))
                        .withFaults(List.of(Fault.parse("2:late=20s"))));
    }

    @Test
    void startsItWithTheDocumentedBehaviourOtherwise() {
        assertThat(options())
                .usingRecursiveComparison()
                .isEqualTo(SandboxOptions.defaults().withPort(8090));
    }

    private static SandboxOptions options(String... arguments) {
        var command = new SandboxCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.options();
    }
}
