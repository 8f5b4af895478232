package numberimport.pipeline;

import tools.jackson.databind.json.JsonMapper;

/** A run's options as the ledger keeps them. */
final class OptionsJson {

    private OptionsJson() {}

    static String write(ImportOptions options) {
        return JsonMapper.shared().writeValueAsString(options);
    }

    static ImportOptions read(String json) {
        return JsonMapper.shared().readValue(json, ImportOptions.class);
    }
}
