package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SenderProcessTest {

    private static final String LONG = "ip-10-0-12-34.eu-central-1.compute.internal";

    @Test
    void keepsTheNameOfAHostThatIsShort() {
        assertThat(SenderProcess.brief("import-7.example.com")).isEqualTo("import-7.example.com");
    }

    @Test
    void makesALongNameShortEnoughForAllThatKeepsIt() {
        var process = new SenderProcess(SenderProcess.brief(LONG), 4_194_304, 1_796_000_000_000L);

        assertThat(process.toString()).startsWith("ip-10-0-12-34.eu-ce~").hasSizeLessThanOrEqualTo(50);
        assertThat(SenderProcess.parse(process.toString())).isEqualTo(process);
    }

    @Test
    void tellsLongNamesApartThatBeginAlike() {
        assertThat(SenderProcess.brief(LONG)).isNotEqualTo(SenderProcess.brief(LONG.replace("internal", "example")));
    }

    @Test
    void knowsItselfToBeAlive() {
        assertThat(SenderProcess.parse(SenderProcess.current().toString()).knownDead())
                .isFalse();
        var dead = new SenderProcess(
                SenderProcess.current().host(), SenderProcess.current().pid(), 1);
        assertThat(dead.knownDead()).isTrue();
    }
}
