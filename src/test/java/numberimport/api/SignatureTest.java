package numberimport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final URI ADDRESS = URI.create("https://company.udesk.cn/open_api_v1");

    @Test
    void hashesTheFiveValues() {
        var account = new ApiAccount("default", ADDRESS, "admin@udesk.cn", "00000000-0000-4000-8000-000000000001");

        // As `openssl dgst -sha256` gives it; the documentation's example comes without its token.
        assertThat(Signature.of(account, 1494474404, "2d931510-d99f-494a-8c67-87feb05e1594"))
                .isEqualTo("bb7d193715d7491a7075c0b2d6e0cfd0c2b6acbfb99b3fc4e9d6aa8d2367050f");
    }

    @Test
    void hashesTheEmailUnencodedInUtf8() {
        var account = new ApiAccount("default", ADDRESS, "管理+1@例子.cn", "t");

        // printf '管理+1@例子.cn&t&1&n&v2' | openssl dgst -sha256
        assertThat(Signature.of(account, 1, "n"))
                .isEqualTo("0b39b79a3fd42411b7ba128624968dcd73c2b28142d6df9f9afe60c18f2feb92");
    }
}
