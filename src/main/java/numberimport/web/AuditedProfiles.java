package numberimport.web;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Profiles;
import numberimport.pipeline.Settings;

/**
 * What callers may do to profiles: write them, where they name no file outside number-import.web.folders that they did not name before.
 * Each deed is written into the audit once.
 */
public final class AuditedProfiles {

    private final Profiles profiles;
    private final AllowedFolders folders;
    private final Callers callers;

    AuditedProfiles(Settings settings, Callers callers) {
        this.profiles = settings.profiles();
        this.folders = new AllowedFolders(settings.web().folders());
        this.callers = callers;
    }

    public Profiles read() {
        return profiles;
    }

    /** A new one, for files that no other one is for, such as those that are known; one of its name is not overwritten. */
    public synchronized ImportProfile add(String name, String text, Path... known) {
        requireAllowed(profiles.understood(name, text), ImportProfile.NONE);
        var written = profiles.write(name, text, known);
        callers.did("profile add", null, name + " at " + written);
        return profiles.load(name);
    }

    /** In the place of the one that is there, as long as that still says what it said {@code before}. */
    public synchronized ImportProfile change(String name, String before, String text) {
        if (!profiles.text(name).lines().toList().equals(before.lines().toList())) {
            throw new ProblemException(new Problem(
                    "PROFILE_CHANGED",
                    "Profile " + name + " has been changed by somebody else since this text of it was read.",
                    "read it again, and make the change in that",
                    ExitCode.USAGE));
        }
        return change(name, text);
    }

    /** In the place of the one that is there. */
    synchronized ImportProfile change(String name, String text) {
        requireAllowed(profiles.understood(name, text), now(name));
        var written = profiles.overwrite(name, text);
        callers.did("profile change", null, name + " at " + written);
        return profiles.load(name);
    }

    /** One that can't be understood, and is to be mended so, names nothing. */
    private ImportProfile now(String name) {
        try {
            return profiles.load(name);
        } catch (ProblemException e) {
            return ImportProfile.NONE;
        }
    }

    private void requireAllowed(ImportProfile wanted, ImportProfile before) {
        var known = files(before).toList();
        files(wanted).filter(file -> !known.contains(file)).forEach(this::requireBelow);
    }

    private void requireBelow(String file) {
        try {
            folders.requireBelow(Path.of(file));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("\"" + file + "\" is no path, expected one of a file.", e);
        }
    }

    /** What is read or written when the profile is used. */
    private static Stream<String> files(ImportProfile profile) {
        return Stream.concat(profile.dnc().stream(), Stream.ofNullable(profile.report()));
    }
}
