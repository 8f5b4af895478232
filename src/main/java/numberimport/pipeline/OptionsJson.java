package numberimport.pipeline;

import tools.jackson.databind.json.JsonMapper;

/** Options as the ledger keeps them, with a run or with the wish for one. */
public final class OptionsJson {

    private OptionsJson() {}

    public static String write(ImportOptions options) {
        return JsonMapper.shared().writeValueAsString(options);
    }

    public static ImportOptions read(String json) {
        return JsonMapper.shared().readValue(json, ImportOptions.class);
    }
}
