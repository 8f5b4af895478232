package numberimport.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.mock.web.MockMultipartHttpServletRequest;

class UploadFormTest {

    private final MockMultipartHttpServletRequest request = new MockMultipartHttpServletRequest();

    private void file(String part) {
        request.addFile(new MockMultipartFile(part, "a.csv", null, new byte[0]));
    }

    private void isRefused(String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UploadForm(request).requireReadable())
                .withMessage(message);
    }

    @Test
    void takesAFileWithItsWishOrWithFields() {
        file("file");
        request.addParameter("task", "1");
        assertThatCode(() -> new UploadForm(request).requireReadable()).doesNotThrowAnyException();

        request.removeParameter("task");
        request.addParameter("wish", "{}");
        request.addParameter("rows", "1");
        assertThatCode(() -> new UploadForm(request).requireReadable("rows")).doesNotThrowAnyException();
    }

    @Test
    void refusesASecondFile() {
        file("file");
        file("file");

        isRefused("There are 2 parts \"file\", expected one.");
    }

    @Test
    void refusesASecondWishWithAFileNameOrWithout() {
        file("wish");
        request.addParameter("wish", "{}");

        isRefused("There are 2 parts \"wish\", expected one.");
    }

    @Test
    void refusesAFileThatHasNoMeaning() {
        file("file");
        file("files");

        isRefused("There is no field [files], expected some of [account, again, charset, dedupe, delimiter, headerRow,"
                + " map, maxRejected, path, priority, profile, region, sheet, task].");
    }

    @Test
    void refusesFieldsBesideAWish() {
        request.setParameters(Map.of("wish", "{}", "task", "1", "account", "other"));

        isRefused("The fields [account, task] stand beside a wish, expected them in it.");
    }
}
