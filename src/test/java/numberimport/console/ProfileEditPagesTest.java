package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import numberimport.access.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileEditPagesTest extends PlainConsole {

    private static final Pattern UPLOAD = Pattern.compile("/upload/([0-9a-f-]{36})");

    private Visitor admin;

    @BeforeEach
    void signIn() {
        admin = visitor(Role.ADMIN);
    }

    private static Path profile(String name) {
        return home.resolve("profiles").resolve(name + ".yaml");
    }

    private static void write(String name, String text) throws IOException {
        Files.createDirectories(profile(name).getParent());
        Files.writeString(profile(name), text);
    }

    private HttpResponse<String> change(String name, String before, String text) {
        var secret = admin.secret("/profiles/" + name + "/edit");
        return admin.post("/profiles/" + name, secret, "before", before, "text", text);
    }

    private String upload(String name, String text) {
        var answer = admin.send(HttpRequest.newBuilder(
                        URI.create(web.address() + "/upload?_csrf=" + admin.secret("/upload")))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\n\r\n" + text + "\r\n--b--\r\n")));
        var place = UPLOAD.matcher(answer.headers().firstValue("Location").orElse("nowhere"));
        assertThat(place.find())
                .as("an upload, told by " + answer.headers().map())
                .isTrue();
        return place.group(1);
    }

    @Test
    void keepsHowAnUploadWasUnderstood() throws IOException {
        var upload = upload("网站-20261130.csv", "电话,称呼,城市\n17000000001,王先生,上海\n");
        var secret = admin.secret("/upload");

        var kept = admin.post(
                "/upload/" + upload + "/profile", secret, "name", " web ", "map", "name=称呼", "headerRow", "1");

        assertThat(kept.statusCode()).isEqualTo(302);
        assertThat(kept.headers().firstValue("Location")).hasValue(web.address() + "/profiles/web");
        assertThat(Files.readString(profile("web")))
                .contains("file: \"网站-*.csv\"", "\"cellphone=电话\"", "\"name=称呼\"", "\"custom=城市\"", "header-row: 1");
        assertThat(admin.get("/profiles/web").body()).contains("网站-*.csv", "/profiles/web/edit");
        assertThat(admin.get("/audit").body()).contains("web at " + profile("web"));
    }

    @Test
    void keepsNothingByANameThatIsTaken() throws IOException {
        write("taken", "region: \"CN\"\n");
        var upload = upload("a.csv", "手机号\n17000000001\n");

        var refused =
                admin.post("/upload/" + upload + "/profile", admin.secret("/upload"), "name", "taken", "task", "1");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("There is such a profile already");
        assertThat(profile("taken")).content().isEqualTo("region: \"CN\"\n");
    }

    @Test
    void keepsNoSecondProfileForTheSameFiles() throws IOException {
        write("first", "file: \"sec*.csv\"\n");
        var upload = upload("second.csv", "手机号\n17000000001\n");

        var refused = admin.post("/upload/" + upload + "/profile", admin.secret("/upload"), "name", "second");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Files called like second.csv are for first (" + profile("first")
                        + ") already, expected no profile yet.");
        assertThat(profile("second")).doesNotExist();
    }

    @Test
    void keepsAProfileForFilesWhoseNamesHaveSignsOfPatterns() throws IOException {
        var upload = upload("liste[3] {a}.csv", "手机号\n17000000001\n");

        admin.post("/upload/" + upload + "/profile", admin.secret("/upload"), "name", "signs");

        assertThat(Files.readString(profile("signs"))).contains("file: \"liste\\\\[*\\\\] \\\\{a\\\\}.csv\"");
        var again = upload("liste[4] {a}.csv", "手机号\n17000000002\n");
        assertThat(admin.post("/upload/" + again + "/profile", admin.secret("/upload"), "name", "more")
                        .body())
                .contains("are for signs (" + profile("signs") + ") already");
    }

    @Test
    void keepsNoFileThatIsNotUnderstood() {
        var upload = upload("b.csv", "甲,乙\n1,2\n");

        var refused = admin.post("/upload/" + upload + "/profile", admin.secret("/upload"), "name", "unclear");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(profile("unclear")).doesNotExist();
    }

    @Test
    void changesWhatAProfileSays() throws IOException {
        write("night", "region: \"CN\"\n");
        assertThat(admin.get("/profiles/night/edit").body()).contains(">region: &quot;CN&quot;\n</textarea>");

        var changed = change("night", "region: \"CN\"\r\n", "# 夜间\r\nregion: \"GB\"");

        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(profile("night")).content().isEqualTo("# 夜间\nregion: \"GB\"\n");
    }

    @Test
    void keepsATextThatCannotBeUsedOnThePage() throws IOException {
        write("wrong", "region: \"CN\"\n");

        var refused = change("wrong", "region: \"CN\"\n", "regoin: \"GB\"\n");

        assertThat(refused.body())
                .contains("The profile can&#39;t be used", "&quot;regoin&quot;, expected one of charset")
                .contains(">regoin: &quot;GB&quot;\n</textarea>");
        assertThat(profile("wrong")).content().isEqualTo("region: \"CN\"\n");
    }

    @Test
    void overwritesNoChangeOfSomebodyElse() throws IOException {
        write("shared", "region: \"DE\"\n");

        var refused = change("shared", "region: \"CN\"\n", "region: \"GB\"\n");

        assertThat(refused.body()).contains("has been changed by somebody else since this text of it was read.");
        assertThat(profile("shared")).content().isEqualTo("region: \"DE\"\n");
    }

    @Test
    void areForAdminsOnly() throws IOException {
        write("closed", "region: \"CN\"\n");
        var operator = visitor(Role.OPERATOR);

        assertThat(operator.get("/profiles/closed/edit").statusCode()).isEqualTo(403);
        assertThat(operator.get("/profiles/closed").body()).doesNotContain("/profiles/closed/edit");
    }

    @Test
    void mendsAProfileThatCannotBeUsed() throws IOException {
        write("broken", "nonsense: 1\n");
        assertThat(admin.get("/profiles").body()).contains("/profiles/broken/edit");

        assertThat(change("broken", "nonsense: 1\n", "region: \"CN\"\n").statusCode())
                .isEqualTo(302);

        assertThat(profile("broken")).content().isEqualTo("region: \"CN\"\n");
    }
}
