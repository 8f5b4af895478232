package numberimport.ledger;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import numberimport.validation.NumberEntry;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A batch's rows as JSON, small since most of an entry stands in the row's cells as it is:
 * {@code {"fields":["city"],"rows":[[7,["138 0013 8000","Ada","Bath"],"13800138000",1,null,0,2]]}} is row 7, its cells, and of its entry
 * cellphone, name, description, then field and value for each custom field. An integer for a value is the cell that has it.
 */
final class StagedRowsJson {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<StagedRow>> OBJECTS = new TypeReference<>() {};

    private StagedRowsJson() {}

    static void write(OutputStream out, List<StagedRow> rows) {
        try (var json = JSON.createGenerator(out)) {
            var fields = fieldsOf(rows);
            json.writeStartObject();
            json.writeName("fields");
            CellsJson.write(json, fields);
            json.writeName("rows");
            json.writeStartArray();
            for (var row : rows) {
                write(json, row, fields);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /** Also reads the array of objects that earlier versions wrote. */
    static List<StagedRow> read(InputStream in) {
        try (var json = JSON.createParser(in)) {
            return json.nextToken() == JsonToken.START_ARRAY ? JSON.readValue(json, OBJECTS) : rows(json);
        }
    }

    private static List<String> fieldsOf(List<StagedRow> rows) {
        var fields = new LinkedHashSet<String>();
        for (var row : rows) {
            fields.addAll(row.entry().custom().keySet());
        }
        return List.copyOf(fields);
    }

    private static void write(JsonGenerator json, StagedRow row, List<String> fields) {
        var entry = row.entry();
        var cells = row.cells();
        json.writeStartArray();
        json.writeNumber(entry.row());
        CellsJson.write(json, cells);
        write(json, entry.cellphone(), cells);
        write(json, entry.name(), cells);
        write(json, entry.description(), cells);
        for (var custom : entry.custom().entrySet()) {
            json.writeNumber(fields.indexOf(custom.getKey()));
            write(json, custom.getValue(), cells);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, @Nullable String value, List<String> cells) {
        var cell = value == null ? -1 : cells.indexOf(value);
        if (cell >= 0) {
            json.writeNumber(cell);
        } else {
            json.writeString(value);
        }
    }

    private static List<StagedRow> rows(JsonParser json) {
        json.nextName();
        json.nextToken();
        var fields = CellsJson.read(json);
        json.nextName();
        json.nextToken();
        var rows = new ArrayList<StagedRow>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            rows.add(row(json, fields));
        }
        return rows;
    }

    private static StagedRow row(JsonParser json, List<String> fields) {
        var number = json.nextLongValue(0);
        json.nextToken();
        var cells = CellsJson.read(json);
        json.nextToken();
        var cellphone = String.valueOf(value(json, cells));
        json.nextToken();
        var name = value(json, cells);
        json.nextToken();
        var description = value(json, cells);
        return new StagedRow(new NumberEntry(number, cellphone, name, description, custom(json, fields, cells)), cells);
    }

    private static Map<String, String> custom(JsonParser json, List<String> fields, List<String> cells) {
        var custom = new LinkedHashMap<String, String>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            var field = fields.get(json.getIntValue());
            json.nextToken();
            custom.put(field, String.valueOf(value(json, cells)));
        }
        return custom;
    }

    private static @Nullable String value(JsonParser json, List<String> cells) {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> cells.get(json.getIntValue());
            default -> json.getString();
        };
    }
}
