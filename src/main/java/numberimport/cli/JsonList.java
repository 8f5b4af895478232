package numberimport.cli;

import java.io.Writer;
import java.util.Map;
import numberimport.pipeline.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A list in JSON, alone or in an object, written item by item: it may be longer than memory. Begins with its first item. */
final class JsonList {

    private final JsonGenerator json;
    private final @Nullable Frame frame;
    private boolean begun;

    /** The object that a list stands in: what comes before it, and its name. */
    record Frame(Map<String, Long> head, String list) {

        static Frame of(String list) {
            return new Frame(Map.of(), list);
        }

        static Frame of(String head, long value, String list) {
            return new Frame(Map.of(head, value), list);
        }
    }

    private JsonList(ObjectWriter format, Writer to, @Nullable Frame frame) {
        this.json = format.without(StreamWriteFeature.AUTO_CLOSE_TARGET).createGenerator(to);
        this.frame = frame;
    }

    static JsonList onOneLine(Writer to, Frame frame) {
        return new JsonList(JsonMapper.shared().writer(), to, frame);
    }

    /** For people; the list alone where there is no frame. */
    static JsonList pretty(Writer to, @Nullable Frame frame) {
        return new JsonList(JsonMapper.shared().writerWithDefaultPrettyPrinter(), to, frame);
    }

    boolean begun() {
        return begun;
    }

    void add(Object item) {
        begin();
        json.writePOJO(item);
    }

    /** Ends a list that is complete. */
    void end() {
        begin();
        json.writeEndArray();
        if (frame != null) {
            json.writeEndObject();
        }
        json.close();
    }

    /** Ends a list that broke off, with the reason in its object. */
    void endWith(Problem problem) {
        begin();
        json.writeEndArray();
        json.writePOJOProperty("error", problem);
        json.writeNumberProperty("exit", problem.exit().code());
        json.writeEndObject();
        json.close();
    }

    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        if (frame != null) {
            json.writeStartObject();
            frame.head().forEach(json::writeNumberProperty);
            json.writeName(frame.list());
        }
        json.writeStartArray();
    }
}
