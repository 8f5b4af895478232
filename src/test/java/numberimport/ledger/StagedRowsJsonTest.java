package numberimport.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import numberimport.validation.NumberEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StagedRowsJsonTest {

    private static final StagedRow CLEANED =
            row(7, "13800138000", "Ada", null, custom("city", "Bath"), List.of("138 0013 8000", "Ada", "Bath"));
    private static final StagedRow TYPED =
            row(9, "13800138001", null, "VIP", custom("age", "36", "city", "Ada"), List.of("13800138001", "Ada", "36"));

    @Test
    void namesTheCellInsteadOfItsText() {
        assertThat(written(List.of(CLEANED, TYPED)))
                .isEqualTo("{\"fields\":[\"city\",\"age\"],\"rows\":["
                        + "[7,[\"138 0013 8000\",\"Ada\",\"Bath\"],\"13800138000\",1,null,0,2],"
                        + "[9,[\"13800138001\",\"Ada\",\"36\"],0,null,\"VIP\",1,2,0,1]]}");
    }

    @Test
    void readsWhatItWrote() {
        var rows = List.of(CLEANED, TYPED);

        assertThat(read(written(rows))).isEqualTo(rows);
    }

    @Test
    void keepsTheOrderOfEachRowsFields() {
        var read = read(written(List.of(CLEANED, TYPED)));

        assertThat(read.get(1).entry().custom().keySet()).containsExactly("age", "city");
    }

    @Test
    void takesNoTextForANumberOrForNothing() {
        var rows = List.of(row(1, "0", "null", "1", custom("0", "2", "null", "null"), List.of("", "x")));

        assertThat(read(written(rows))).isEqualTo(rows);
    }

    /** A spreadsheet may have half of a pair in a column that is not sent. */
    @Test
    void keepsHalfACharacter() {
        var rows = List.of(row(1, "13800138000", null, null, custom(), List.of("13800138000", "half \uD83D")));

        assertThat(PayloadCodec.read(PayloadCodec.write(rows))).isEqualTo(rows);
    }

    @Test
    void readsNoRows() {
        assertThat(read(written(List.of()))).isEmpty();
    }

    @Test
    void readsWhatEarlierVersionsWrote() {
        var earlier = "[{\"entry\":{\"row\":7,\"cellphone\":\"13800138000\",\"name\":\"Ada\",\"description\":null,"
                + "\"custom\":{\"city\":\"Bath\"}},\"cells\":[\"138 0013 8000\",\"Ada\",\"Bath\"]}]";

        assertThat(read(earlier)).containsExactly(CLEANED);
    }

    private static String written(List<StagedRow> rows) {
        var out = new ByteArrayOutputStream();
        StagedRowsJson.write(out, rows);
        return out.toString(UTF_8);
    }

    private static List<StagedRow> read(String json) {
        return StagedRowsJson.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private static StagedRow row(
            long number,
            String cellphone,
            @Nullable String name,
            @Nullable String description,
            Map<String, String> custom,
            List<String> cells) {
        return new StagedRow(new NumberEntry(number, cellphone, name, description, custom), cells);
    }

    private static Map<String, String> custom(String... fieldsAndValues) {
        var custom = new LinkedHashMap<String, String>();
        for (var i = 0; i < fieldsAndValues.length; i += 2) {
            custom.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return custom;
    }
}
