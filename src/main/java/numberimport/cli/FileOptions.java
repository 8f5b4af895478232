package numberimport.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import numberimport.pipeline.Destination;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Profiles;
import numberimport.pipeline.Settings;
import numberimport.pipeline.TaskHandling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Options about how a file is understood and checked. */
final class FileOptions {

    @Option(
            names = {"-p", "--profile"},
            paramLabel = "NAME",
            description = "options kept in config/profiles/NAME.yaml; those given here win")
    @Nullable
    String profile;

    @Option(
            names = "--map",
            paramLabel = "field=Header",
            description = "what a column means, repeatable; fields: cellphone, name, description, custom, ignore")
    List<String> map = new ArrayList<>();

    @Option(names = "--sheet", paramLabel = "NAME|N", description = "sheet of a workbook, by name or number")
    @Nullable
    String sheet;

    @Option(
            names = "--header-row",
            paramLabel = "N",
            description = "line or row of the header (default: the first that is not blank)")
    @Nullable
    Integer headerRow;

    @Option(names = "--charset", paramLabel = "NAME", description = "charset of a CSV file (default: found out)")
    @Nullable
    String charset;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            description = "delimiter of a CSV file, or tab (default: found out)")
    @Nullable
    String delimiter;

    @Option(
            names = "--region",
            paramLabel = "CC",
            description = "region of numbers without a country code (default: CN)")
    @Nullable
    String region;

    @Option(
            names = "--dedupe",
            paramLabel = "file|pool|none",
            description =
                    "where a number is looked for that may be a duplicate: earlier in the file, there and in the task's"
                            + " pool, or nowhere (default: file)")
    @Nullable
    DedupeChoice dedupe;

    @Option(names = "--dnc", paramLabel = "FILE", description = "do-not-call list, repeatable")
    List<String> doNotCall = new ArrayList<>();

    @Option(
            names = "--dnc-max-age",
            paramLabel = "DAYS",
            description = "refuse a do-not-call list that was last changed longer ago (default: any age)")
    @Nullable
    Integer doNotCallDays;

    @Option(
            names = "--max-rejected",
            paramLabel = "N%",
            converter = ShareText.class,
            description = "refuse the file when more of its rows are rejected (default: only warn, above 20%%)")
    @Nullable
    String maxRejected;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "where the report of failed rows goes, .csv or .xlsx")
    @Nullable
    String report;

    enum DedupeChoice {
        file,
        pool,
        none
    }

    /** The same for a server, in the words of its interface. */
    Map<String, Object> toWish() {
        if (!doNotCall.isEmpty() || doNotCallDays != null || report != null) {
            throw new ProblemException(new Problem(
                    "NOT_WITH_SERVER",
                    "--dnc, --dnc-max-age and --report name files of this machine, which a server does not see.",
                    "keep the lists in a profile of the server; number-import failures RUN --server URL -o FILE writes the"
                            + " report here",
                    ExitCode.USAGE));
        }
        var wish = new LinkedHashMap<String, Object>();
        put(wish, "profile", profile);
        put(wish, "map", map.isEmpty() ? null : map);
        put(wish, "sheet", sheet);
        put(wish, "headerRow", headerRow);
        put(wish, "charset", charset);
        put(wish, "delimiter", delimiter);
        put(wish, "region", region);
        put(wish, "dedupe", dedupe == null ? null : dedupe.name());
        put(wish, "maxRejected", maxRejected);
        return wish;
    }

    static void put(Map<String, Object> wish, String name, @Nullable Object value) {
        if (value != null) {
            wish.put(name, value);
        }
    }

    ImportOptions toOptions(Settings settings, @Nullable String again, TaskHandling handling) {
        if (headerRow != null && headerRow < 1) {
            throw new ProblemException(new Problem(
                    "HEADER_ROW_INVALID",
                    "--header-row is " + headerRow + ", expected 1 or more.",
                    "leave it out for the first row that is not blank",
                    ExitCode.USAGE));
        }
        var given = new ImportProfile(
                null,
                map,
                List.of(),
                sheet,
                headerRow,
                charset,
                delimiter,
                region,
                dedupe == null ? null : dedupe.name(),
                doNotCall,
                doNotCallDays,
                maxRejected,
                report,
                Destination.NONE);
        var options = given.over(kept(settings)).options(profile, settings).again(again);
        return options.handling(handling.over(options.task()));
    }

    /** Refuses one report for several runs, each of which would write over the one before. */
    void requireReportOfOne(List<Path> files) {
        if (report != null && files.size() > 1) {
            throw new ProblemException(new Problem(
                    "REPORT_OF_SEVERAL",
                    "--report is given for " + files.size()
                            + " files, expected one: each would write over the one before.",
                    "leave it out, or take one file at a time",
                    ExitCode.USAGE));
        }
    }

    /** The profile that is asked for; without one, a profile that says nothing. */
    ImportProfile kept(Settings settings) {
        return profile == null ? ImportProfile.NONE : settings.profiles().load(profile);
    }

    /** Says where the profile does not seem to be for a file, or which one is, when none is asked for. */
    void tellFit(Output out, Settings settings, List<Path> files) {
        var profiles = settings.profiles();
        if (profile == null) {
            files.forEach(file -> tellFitting(out, profiles, file));
            return;
        }
        var kept = profiles.load(profile);
        files.stream()
                .filter(file -> !kept.isFor(file))
                .forEach(file -> out.warn(file.getFileName() + " is not called like the files of profile " + profile
                        + ": " + kept.file()));
    }

    private static void tellFitting(Output out, Profiles profiles, Path file) {
        var fitting = profiles.namesFor(file);
        if (fitting.size() == 1) {
            out.note("Profile " + fitting.get(0) + " is for files like " + file.getFileName() + "; -p " + fitting.get(0)
                    + " uses it");
        }
    }

    /** Checks that it is a share, and keeps it as it is written. */
    static final class ShareText implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            new Share().convert(text);
            return text;
        }
    }
}
