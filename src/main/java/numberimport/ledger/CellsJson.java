package numberimport.ledger;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row's cells, or a header's names, as one JSON array in a text column. */
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
}
