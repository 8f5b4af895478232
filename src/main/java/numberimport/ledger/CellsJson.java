package numberimport.ledger;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row's cells, or a header's names, as one JSON array: in a text column, or within other JSON. */
final class CellsJson {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

    private CellsJson() {}

    static String write(List<String> cells) {
        return JSON.writeValueAsString(cells);
    }

    static List<String> read(String json) {
        return JSON.readValue(json, CELLS);
    }

    static void write(JsonGenerator json, Iterable<String> cells) {
        json.writeStartArray();
        for (var cell : cells) {
            json.writeString(cell);
        }
        json.writeEndArray();
    }

    /** Of an array that has begun. */
    static List<String> read(JsonParser json) {
        var cells = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            cells.add(json.getString());
        }
        return cells;
    }
}
