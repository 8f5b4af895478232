package numberimport.pipeline;

import java.nio.file.Path;
import java.util.Map;
import numberimport.api.ApiProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings below {@code number-import}. Never shows the secrets among them. */
record NumberImportProperties(
        @DefaultValue("./data") Path dataDir,
        @DefaultValue("config/profiles") Path profilesDir,
        @DefaultValue("CN") String region,
        @DefaultValue("300") int batchSize,
        @DefaultValue("8") int lanes,
        @DefaultValue ApiProperties api,
        @DefaultValue Map<String, ApiProperties> accounts,
        @DefaultValue DropFolderProperties dropFolder,
        @DefaultValue NotificationProperties notifications,
        @DefaultValue WebProperties web,
        @DefaultValue WorkerProperties worker,
        @DefaultValue RetentionProperties retention,
        @Nullable String serverToken,
        @Nullable String secretKey,
        @DefaultValue("text") LogFormat logFormat) {

    static final int MOST_A_CALL = 300;
    private static final int MOST_LANES = 1000;

    NumberImportProperties {
        if (batchSize < 1 || batchSize > MOST_A_CALL) {
            throw new IllegalArgumentException("batch-size is " + batchSize + ", expected 1 to " + MOST_A_CALL
                    + ": the API takes no more in a call");
        }
        if (lanes < 1 || lanes > MOST_LANES) {
            throw new IllegalArgumentException("lanes is " + lanes + ", expected 1 to " + MOST_LANES
                    + ": so many accounts a process works on at once");
        }
    }

    @Override
    public String toString() {
        return "NumberImportProperties[dataDir=" + dataDir + ", api=" + api + ", accounts=" + accounts + "]";
    }
}
