package numberimport.ledger;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Failed rows as JSON: {@code [[7,"REJECTED","SHORT_CODE","phone \"110\" is a short code",["110","Ada"]]]} is row 7 and its cells. */
final class FailedRowsJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private FailedRowsJson() {}

    static void write(OutputStream out, List<FailedRow> rows) {
        try (var json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (var row : rows) {
                json.writeStartArray();
                json.writeNumber(row.row());
                json.writeString(row.status().name());
                json.writeString(row.code());
                json.writeString(row.reason());
                CellsJson.write(json, row.cells());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
    }

    static List<FailedRow> read(InputStream in) {
        try (var json = JSON.createParser(in)) {
            json.nextToken();
            var rows = new ArrayList<FailedRow>();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                rows.add(row(json));
            }
            return rows;
        }
    }

    private static FailedRow row(JsonParser json) {
        var number = json.nextLongValue(0);
        var status = RowStatus.valueOf(text(json));
        var code = text(json);
        var reason = text(json);
        json.nextToken();
        var cells = CellsJson.read(json);
        json.nextToken();
        return new FailedRow(number, status, code, reason, cells);
    }

    private static String text(JsonParser json) {
        json.nextToken();
        return json.getString();
    }
}
