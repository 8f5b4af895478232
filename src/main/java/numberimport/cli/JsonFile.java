package numberimport.cli;

import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON for people and programs to a file. */
final class JsonFile {

    private JsonFile() {}

    static void write(Path target, Object value) {
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(target, value);
    }
}
