package numberimport.web;

import java.util.List;
import java.util.Objects;
import numberimport.intake.LaunchDesk.FileWish;
import numberimport.pipeline.Destination;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be imported, in the words of the command line; what is left out is as the profile says.
 *
 * @param path the file, below a folder of number-import.web.folders; left out with an upload
 * @param map what columns mean: "cellphone=手机号"
 * @param maxRejected refuse the file when more of its rows are rejected: "20%"
 * @param again the reason to send content once more that is already in the task
 * @param priority of an account's launches those with the higher one come first
 */
public record LaunchWish(
        @Nullable String path,
        @Nullable String account,
        @Nullable Long task,
        @Nullable String profile,
        @Nullable List<String> map,
        @Nullable String sheet,
        @Nullable Integer headerRow,
        @Nullable String charset,
        @Nullable String delimiter,
        @Nullable String region,
        @Nullable String dedupe,
        @Nullable String maxRejected,
        @Nullable String again,
        @Nullable Integer priority) {

    public LaunchWish {
        if (map != null && map.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("A value of map is null, expected one such as \"cellphone=Telephone\".");
        }
    }

    /** The wish for the desk. */
    public FileWish toFileWish() {
        return new FileWish(account, task, profile, options(), again);
    }

    /** How the file is read, with what the profile says. */
    public ImportOptions fileOptions(Settings settings) {
        var kept = profile == null ? ImportProfile.NONE : settings.profiles().load(profile);
        return options().over(kept).options(profile, settings);
    }

    ImportProfile options() {
        if (headerRow != null && headerRow < 1) {
            throw new IllegalArgumentException("headerRow is " + headerRow + ", expected 1 or more.");
        }
        if (maxRejected != null) {
            ImportProfile.share(maxRejected);
        }
        return new ImportProfile(
                null,
                map == null ? List.of() : map,
                List.of(),
                sheet,
                headerRow,
                charset,
                delimiter,
                region,
                dedupe,
                List.of(),
                null,
                maxRejected,
                null,
                Destination.NONE);
    }

    int urgency() {
        return priority == null ? 0 : priority;
    }
}
