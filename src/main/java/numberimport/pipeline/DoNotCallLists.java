package numberimport.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import numberimport.validation.DoNotCall;
import org.jspecify.annotations.Nullable;

/** The do-not-call lists that profiles name, as they lie on the disk: how old each is, and whether a number is on it. */
public final class DoNotCallLists {

    private final Settings settings;
    private final Clock clock;

    public DoNotCallLists(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A list and the profiles that name it; without a time of its last change when it can't be read.
     *
     * @param maxAge in days, where a profile limits it
     */
    public record NumberList(
            String path,
            String region,
            List<String> profiles,
            @Nullable Instant changed,
            long bytes,
            @Nullable Integer maxAge,
            boolean tooOld) {}

    /** Whether a list holds a number, or why that can't be said. */
    public record Finding(
            NumberList list, boolean holds, @Nullable Problem problem) {}

    /** Lists, and why profiles, and with them the lists that they name, can't be read. */
    public record Named(List<NumberList> lists, List<Problem> problems) {}

    /** In the order of the profiles' names; each profile is read once. */
    public Named all() {
        var sound = new LinkedHashMap<String, ImportProfile>();
        var problems = new ArrayList<Problem>();
        for (var name : settings.profiles().names()) {
            try {
                sound.put(name, settings.profiles().load(name));
            } catch (ProblemException e) {
                problems.add(e.problem());
            }
        }
        return new Named(of(sound), problems);
    }

    /** Those that profiles name, which have their names here. */
    public List<NumberList> of(Map<String, ImportProfile> profiles) {
        var byPath = new LinkedHashMap<String, Map<String, ImportProfile>>();
        profiles.forEach((name, profile) -> profile.dnc()
                .forEach(path -> byPath.computeIfAbsent(path, any -> new LinkedHashMap<>())
                        .put(name, profile)));
        var lists = new ArrayList<NumberList>();
        byPath.forEach((path, naming) -> lists.add(list(path, naming)));
        return lists;
    }

    /** Looks a number up in each of the lists; reads them whole. */
    public List<Finding> lookUp(String number, List<NumberList> lists) {
        return lists.stream().map(list -> lookUp(list, number)).toList();
    }

    private static Finding lookUp(NumberList list, String number) {
        try {
            var numbers = DoNotCall.forRegion(list.region());
            if (!numbers.knows(number)) {
                throw new ProblemException(new Problem(
                        "NO_NUMBER",
                        "\"" + PhoneMask.maskWritten(number) + "\" is no number of region " + list.region()
                                + ", so that no list says anything of it.",
                        "look whether a digit is missing",
                        ExitCode.USAGE));
            }
            new DoNotCallFile(Path.of(list.path()), list.region()).readInto(numbers, warning -> {});
            return new Finding(list, numbers.holds(number), null);
        } catch (ProblemException e) {
            return new Finding(list, false, e.problem());
        }
    }

    private NumberList list(String path, Map<String, ImportProfile> naming) {
        var region = naming.values().stream()
                .map(ImportProfile::region)
                .filter(each -> each != null)
                .findFirst()
                .orElse(settings.region());
        var maxAge = naming.values().stream()
                .map(ImportProfile::dncMaxAge)
                .filter(each -> each != null)
                .min(Integer::compare)
                .orElse(null);
        var names = List.copyOf(naming.keySet());
        try {
            var file = Path.of(path);
            var changed = Files.getLastModifiedTime(file).toInstant();
            var age = Duration.between(changed, clock.instant()).toDays();
            return new NumberList(
                    path, region, names, changed, Files.size(file), maxAge, maxAge != null && age > maxAge);
        } catch (IOException | InvalidPathException e) {
            return new NumberList(path, region, names, null, 0, maxAge, false);
        }
    }
}
