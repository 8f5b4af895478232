package numberimport;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/**
 * Says whether an import that came to its end kept its promise, whatever befell its processes. It believes only the far side, which
 * knows what it was sent and what is in its pool, and what the user is told; it never looks into the ledger.
 */
record Judge(ImportScene scene, String after) {

    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** A row of a result list. */
    private record Listed(int row, String status) {}

    void judge() {
        var lists = scene.folder().resolve("results");
        requireExit(OwnCommand.run(scene.settings(), "results", "1", "-o", lists.toString()), 0);
        var accepted = listed(lists, "accepted");
        var rejected = listed(lists, "rejected");
        var unsent = listed(lists, "unsent");
        var unknown = listed(lists, "unknown");
        everyRowStandsInOneList(accepted, rejected, unsent, unknown);
        assertThat(unknown).as("%s: unknown rows", after).isEmpty();
        acceptedRowsAreThereOnce(accepted);
        theOthersAreNot(rejected, unsent);
        theSummaryAgrees(accepted.size(), rejected.size());
        theDoorWasNeverPressed();
        sendsNothingWhenAskedAgain();
        nothingSecretIsPrinted();
    }

    private void everyRowStandsInOneList(
            List<Listed> accepted, List<Listed> rejected, List<Listed> unsent, List<Listed> unknown) {
        assertThat(Stream.of(accepted, rejected, unsent, unknown)
                        .flatMap(List::stream)
                        .map(Listed::row))
                .as("%s: the rows of all result lists", after)
                .containsExactlyInAnyOrderElementsOf(scene.leads().rows());
    }

    private void acceptedRowsAreThereOnce(List<Listed> accepted) {
        var numbers =
                accepted.stream().map(row -> scene.leads().cell(row.row())).toList();
        assertThat(scene.pool())
                .as("%s: the pool, against the accepted rows", after)
                .containsExactlyInAnyOrderElementsOf(numbers);
        assertThat(scene.pool()).as("%s: the pool", after).doesNotHaveDuplicates();
    }

    private void theOthersAreNot(List<Listed> rejected, List<Listed> unsent) {
        var elsewhere = Stream.concat(rejected.stream(), unsent.stream())
                .filter(row -> !row.status().equals("duplicate"))
                .map(row -> scene.leads().cell(row.row()))
                .toList();
        assertThat(scene.pool()).as("%s: the pool", after).doesNotContainAnyElementsOf(elsewhere);
    }

    private void theSummaryAgrees(int accepted, int rejected) {
        var shown = OwnCommand.run(scene.settings(), "show", "1", "--json");
        requireExit(shown, 0);
        assertThatJson(shown.out()).node("state").isEqualTo("COMPLETED");
        assertThatJson(shown.out()).node("exit").isEqualTo(rejected == 0 ? 0 : 3);
        assertThatJson(shown.out()).node("counts.accepted").isEqualTo(accepted);
        assertThatJson(shown.out()).node("counts.unknown").isEqualTo(0);
        assertThatJson(shown.out()).node("counts.unsent").isEqualTo(0);
        assertThatJson(shown.out())
                .node("counts.rows")
                .isEqualTo(scene.leads().cells().size());
    }

    private void theDoorWasNeverPressed() {
        assertThat(scene.sandbox().violations()).as(after).isEmpty();
        var sendings = scene.sendings();
        for (int i = 1; i < sendings.size(); i++) {
            var earlier = sendings.get(i - 1);
            var later = sendings.get(i);
            assertThat(Duration.between(earlier.at(), later.at()))
                    .as("%s: between arrivals %d and %d", after, earlier.ordinal(), later.ordinal())
                    .isGreaterThanOrEqualTo(ImportScene.GAP);
        }
    }

    private void sendsNothingWhenAskedAgain() {
        var before = scene.sendings().size();
        requireExit(OwnCommand.run(scene.settings(), scene.importing()), 7);
        assertThat(scene.sendings()).as("%s: sendings", after).hasSize(before);
    }

    private void nothingSecretIsPrinted() {
        var own = fileHash();
        for (var text : printed()) {
            assertThat(text)
                    .as(after)
                    .doesNotContain(scene.sandbox().token(), scene.sandbox().email(), "sign=")
                    .doesNotContain(scene.leads().cells().stream()
                            .filter(cell -> cell.length() > 3)
                            .toList());
            assertThat(HASH.matcher(text).results().map(match -> match.group()))
                    .as("%s: what may be a signature", after)
                    .allSatisfy(hash -> assertThat(hash).isEqualTo(own));
        }
    }

    private String fileHash() {
        var shown = OwnCommand.run(scene.settings(), "show", "1", "--json").out();
        var hash = HASH.matcher(shown);
        assertThat(hash.find()).isTrue();
        return hash.group();
    }

    /** All that processes wrote to their outputs and to the log. */
    private List<String> printed() {
        try (var files = Files.walk(scene.folder())) {
            var texts = new ArrayList<String>();
            for (var file : files.filter(Judge::isOutput).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOutput(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".log") || (name.endsWith(".txt") && (name.startsWith("out") || name.startsWith("err")));
    }

    private List<Listed> listed(Path lists, String name) {
        try {
            var text = Files.readString(lists.resolve(name + ".csv"), StandardCharsets.UTF_8)
                    .replace(BYTE_ORDER_MARK, "");
            var format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            return format.parse(new java.io.StringReader(text)).stream()
                    .map(line -> new Listed(Integer.parseInt(line.get("_row")), line.get("_status")))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireExit(PackagedJar.Ended ended, int exit) {
        assertThat(ended.exit()).as("%s: %s", after, ended.err()).isEqualTo(exit);
    }
}
