package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import numberimport.api.ApiError;
import numberimport.ledger.RunState;
import numberimport.validation.Reason;
import numberimport.validation.Repair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program says, as pages say it. */
class SentencesTest {

    private static final Path SOURCES = Path.of("src/main/java/numberimport");
    private static final List<String> ROOMS =
            List.of("validation", "file", "pipeline", "submission", "intake", "access", "web");

    /** Where a sentence for people is made. */
    private static final Pattern SAYING = Pattern.compile(
            "\\b(?:(?:new )?(?:Problem|UnreadableFileException|MappingException|NotCallable)|ofRun|invalid"
                    + "|unsafe|unsupported|reject|refused|problem|usage|nothingToDo|warned|unknown|outcome|InDoubt"
                    + "|SubmissionEnd\\.[A-Z][A-Za-z]+|refuse)\\(");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WORDS = Pattern.compile(".*[a-z]+ [a-z]+.*");

    /** What has a meaning at the command line alone. */
    private static final Pattern COMMAND =
            Pattern.compile("--[a-z]|\\b(?:RUN|FILE|HEADER|DIR)\\b|same command|resume goes on"
                    + "|number-import (?:import|check|preview|profile|runs|show|failures|results|retry|resolve|serve|watch|worker"
                    + "|schedule|launches|account|hold|token|purge|erase|stop|resume|task|pool|sandbox|doctor)\\b");

    private final Sentences chinese = Sentences.chinese();
    private final Sentences english = Sentences.english();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            手机号 "138****78" has 9 digits, expected a mobile number of 11 digits beginning with 13 to 19, or a fixed line with 0 and its area code | 手机号 "138****78" 有 9 位数字，应为 13 到 19 开头的 11 位手机号，或带 0 和区号的固定电话
            Phone "a" , number 2 of 3, is masked, expected all its digits | Phone "a" （格内第 2 个，共 3 个） 被遮盖，应有全部数字
            手机号 is empty, expected a number to call; 备注 has 1001 characters, expected at most 1000 | 手机号 是空的，应为可拨打的号码；备注 有 1001 个字符，最多 1000 个
            手机号 "138******78" is in the task already, by run 7 | 手机号 "138******78" 已由第 7 次导入放入任务
            leads.xlsx sheet "May" row 3: column 2 holds a number, expected column names | leads.xlsx 工作表“May”第 3 行：第 2 列是号码，应为列名
            Run 3 COMPLETED: 990 of 1000 rows accepted, 6 rejected, 4 unsent | 第 3 次导入已完成：1000 行中 990 行已入任务，6 行不合格，4 行未发送
            Stopped: the task was opened (code 501004). 3 of 9 numbers are in the task. | 已停止：任务被启用（code 501004）。9 个号码中有 3 个已入任务。
            a.csv by profile web has 60 % rejected rows, at most 1 % were in the last 3 runs of it. a.csv by profile web has the same content as run 2 (27 Nov, task 5). Nothing was sent. | a.csv（导入方案 web）有 60 % 的行不合格，此前 3 次导入最多 1 %。a.csv（导入方案 web）与第 2 次导入内容相同（27 Nov，任务 5）。什么也没有发送。
            The call's nonce is missing (code 20624 "nonce is empty"). | 调用缺少 nonce（code 20624 "nonce is empty"）。
            phone "<b", number 1 of 2, has the character "<", expected digits only; phone "b>", number 2 of 2, has the character ">", expected digits only | phone "<b"（格内第 1 个，共 2 个） 有字符“<”，应只有数字；phone "b>"（格内第 2 个，共 2 个） 有字符“>”，应只有数字
            launch 7: later.csv into task 1 of account default | 第 7 次启动：later.csv 导入账号 default 的任务 1
            fake.xlsx holds text, not a workbook, and is read as CSV (NAME_MISMATCH). | fake.xlsx 的内容是文本而不是工作簿，按 CSV 读取（NAME_MISMATCH）。
            城市, 来源 -> custom (2 of 10) | 城市, 来源 → 自定义字段（10 个中的 2 个）
            Sending ended: the task is full: it holds 1000000 of at most 1000000 numbers (code 2000). | 发送已结束：任务已满：有 1000000 个号码，最多 1000000 个（code 2000）。
            """)
    void areSaidInChinese(String said, String shown) {
        assertThat(chinese.said(said)).isEqualTo(shown);
    }

    @Test
    void keepTheLinesOfAText() {
        assertThat(chinese.said("Run 3 STOPPED: 1 of 2 rows accepted, 1 unsent\nNothing was sent."))
                .isEqualTo("第 3 次导入已停止：2 行中 1 行已入任务，1 行未发送\n什么也没有发送。");
    }

    @Test
    void leaveWhatTheyDoNotKnow() {
        assertThat(chinese.said("号码 in blacklist")).isEqualTo("号码 in blacklist");
        assertThat(chinese.said("")).isEmpty();
    }

    @Test
    void leaveATextThatIsLongerThanAnySentence() {
        var hostile = "1 unsent, ".repeat(100_000);

        assertThat(chinese.said(hostile)).isEqualTo(hostile);
        assertThat(chinese.said(hostile.substring(0, 1000))).startsWith("1 行未发送，1 行未发送");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Task 16 is enabled. Nothing was sent. | Task 16 is enabled. Nothing was sent.
            number-import task close 16 --wait, then run the same command again; or import with --close-task | close task 16 on its page, then try again
            9 of 10 rows (90 %) were rejected; see number-import failures 3 --by-reason | 9 of 10 rows (90 %) were rejected; the page of run 3 says why
            There is no run 9. number-import runs lists them | There is no run 9. the page Runs has all of them
            Look up the id: number-import task list | The page Tasks has all of them
            phone "44" is a number of another country, expected one of mainland China (or another --region); name is empty | phone "44" is a number of another country, expected one of mainland China; name is empty
            """)
    void speakOfPagesNotOfCommands(String said, String shown) {
        assertThat(english.said(said)).isEqualTo(shown);
    }

    @Test
    void nameNoCommandInAnyLanguage() throws IOException {
        var spoken = Stream.concat(
                Stream.concat(everySentence().stream(), apiErrors()),
                Stream.of(Reason.values()).map(Reason::action));

        var commands = spoken.filter(words -> COMMAND.matcher(words).find()).toList();

        assertThat(commands)
                .hasSizeGreaterThan(50)
                .allSatisfy(words -> assertThat(english.known()).anyMatch(known -> known.contains(words)));
        assertThat(english.known())
                .map(known -> known.replaceAll("\\{\\d}|#\\d|<\\d>", "1"))
                .allSatisfy(said -> assertThat(List.of(english.said(said), chinese.said(said)))
                        .noneMatch(shown -> COMMAND.matcher(shown).find())
                        .doesNotContain(said));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sentences_zh.txt", "sentences_en.txt"})
    void haveNoPlaceThatTheEnglishLacks(String file) throws IOException {
        var lines = lines(file);

        assertThat(lines.size() % 2).isZero();
        for (var i = 0; i < lines.size(); i += 2) {
            assertThat(places(lines.get(i))).as(lines.get(i)).containsAll(places(lines.get(i + 1)));
            assertThat(lines.get(i)).isNotEqualTo(lines.get(i + 1)).doesNotContainPattern("[\\u4e00-\\u9fff]{6}");
            assertThat(lines.get(i + 1)).as(lines.get(i)).isNotBlank();
        }
        assertThat(chinese.known()).doesNotHaveDuplicates();
        assertThat(english.known()).doesNotHaveDuplicates();
    }

    @Test
    void areThereForRepairsStatesAndErrorsOfTheApi() {
        var said = Stream.of(
                        Stream.of(Repair.values()).map(Repair::describe),
                        Stream.of(RunState.values()).map(RunState::name),
                        apiErrors())
                .flatMap(all -> all)
                .toList();

        assertThat(said)
                .hasSizeGreaterThan(50)
                .noneMatch(text -> chinese.said(text).equals(text));
    }

    @Test
    void areThereForEverySentenceOfTheSources() throws IOException {
        var said = everySentence();

        assertThat(said).hasSizeGreaterThan(250);
        said.removeIf(words -> chinese.known().stream().anyMatch(english -> english.contains(words)));
        assertThat(said).isEmpty();
    }

    private static Stream<String> apiErrors() {
        return Stream.of(ApiError.values()).flatMap(error -> Stream.of(error.sentence(), error.remedy()));
    }

    private static TreeSet<String> everySentence() throws IOException {
        var said = new TreeSet<String>();
        for (var room : ROOMS) {
            try (var sources = Files.list(SOURCES.resolve(room))) {
                for (var source : sources.toList()) {
                    said.addAll(said(Files.readString(source)));
                }
            }
        }
        return said;
    }

    /** The words between the values, of all sentences made in a source. */
    private static List<String> said(String source) {
        var found = new ArrayList<String>();
        var saying = SAYING.matcher(source);
        while (saying.find()) {
            var literals = LITERAL.matcher(call(source, saying.end()));
            while (literals.find()) {
                var text = literals.group(1).replace("\\\"", "\"").replace("\\uFFFD", "\uFFFD");
                Stream.of(text.split("%[sd]"))
                        .map(words -> words.replaceAll("^[\\s.,;:()\"]+|[\\s.,;:()\"]+$", ""))
                        .filter(words -> WORDS.matcher(words).matches())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The text up to the bracket that closes the call. */
    private static String call(String source, int begin) {
        var depth = 1;
        var quoted = false;
        for (var i = begin; i < source.length(); i++) {
            var c = source.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == ')')) {
                depth += c == '(' ? 1 : -1;
                if (depth == 0) {
                    return source.substring(begin, i);
                }
            }
        }
        return source.substring(begin);
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        var found = Pattern.compile("\\{\\d}|#\\d|<\\d>").matcher(text);
        while (found.find()) {
            places.add(found.group());
        }
        return places;
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/numberimport/console", file)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .toList();
    }
}
