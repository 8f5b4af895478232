package numberimport.intake;

import java.nio.file.Path;
import java.util.Objects;
import numberimport.pipeline.Accounts;
import numberimport.pipeline.Destination;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Profiles;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a file's place in the inbox where it is to go: ACCOUNT/TASK/FILE says it, PROFILE/FILE leaves it to a profile, and
 * FILE to the one profile that is for files of its name.
 */
final class Addresses {

    private final Profiles profiles;
    private final Accounts accounts;

    Addresses(Profiles profiles, Accounts accounts) {
        this.profiles = profiles;
        this.accounts = accounts;
    }

    /** Where a file is to go, and by which profile it is understood. */
    record Address(String account, long task, @Nullable String profile) {}

    /** A place that says nothing of the kind is a problem. */
    Address of(Path place) {
        return switch (place.getNameCount()) {
            case 1 -> byProfile(fitting(place, true), place);
            case 2 -> byProfile(place.getName(0).toString(), place);
            case 3 -> new Address(known(place.getName(0).toString()), task(place), fitting(place, false));
            default -> throw unknown(place, "lies too deep");
        };
    }

    private Address byProfile(@Nullable String name, Path place) {
        var into = profiles.load(Objects.requireNonNull(name)).into();
        if (into.task() == null) {
            throw unknown(place, "is for profile " + name + ", which names no task");
        }
        return new Address(known(into.accountOrDefault()), into.task(), name);
    }

    private @Nullable String fitting(Path place, boolean needed) {
        var names = profiles.namesFor(place.getFileName());
        if (names.size() > 1) {
            throw unknown(place, "may be for any of the profiles " + names);
        }
        if (needed && names.isEmpty()) {
            throw unknown(place, "is called like the files of no profile");
        }
        return names.isEmpty() ? null : names.get(0);
    }

    private String known(String account) {
        accounts.require(account);
        return account;
    }

    private static long task(Path place) {
        var name = place.getName(1).toString();
        if (!name.matches("[1-9][0-9]{0,17}")) {
            throw unknown(place, "lies in \"" + name + "\", which is no id of a task");
        }
        return Long.parseLong(name);
    }

    private static ProblemException unknown(Path place, String found) {
        return new ProblemException(new Problem(
                "PLACE_UNKNOWN",
                "inbox/" + place + " " + found + ", so that nobody knows where it is to go.",
                "put it into inbox/ACCOUNT/TASK/ (account " + Settings.DEFAULT_ACCOUNT
                        + ", say), or into inbox/PROFILE/ or inbox/ by a profile with " + Destination.KEY + ".task",
                ExitCode.REFUSED));
    }
}
