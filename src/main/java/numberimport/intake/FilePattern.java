package numberimport.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which files a schedule means: a path, whose name may have * and ?, and in which {yyyyMMdd} or the like stands for the day. Means
 * plain files only, never what a link leads to, and none that is still being brought by its name, unless that is what it asks for.
 */
record FilePattern(String text) {

    private static final int LONGEST = 2000;
    private static final Pattern DAY = Pattern.compile("\\{([^{}]*)}");

    /** Throws an {@link IllegalArgumentException} that says what can't be used. */
    static FilePattern parse(String text) {
        var pattern = new FilePattern(text);
        var path = Path.of(DAY.matcher(text).replaceAll("1"));
        if (path.getFileName() == null) {
            throw new IllegalArgumentException("\"" + text + "\" names no file");
        }
        if (path.getParent() != null && path.getParent().toString().matches(".*[*?].*")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has * or ? in a folder, expected them in the name only");
        }
        if (path.toString().matches(".*[{}\\[\\]].*")) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" has a bracket that is not closed, or one that means nothing; expected {yyyyMMdd} or the like");
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "The files have " + text.length() + " characters, expected at most " + LONGEST);
        }
        DAY.matcher(text).results().map(MatchResult::group).forEach(FilePattern::formatter);
        return pattern;
    }

    /** The same, wherever a process is at work. */
    String absolute() {
        return Path.of(text).toAbsolutePath().normalize().toString();
    }

    /** The files there are at a time, in the order of their changes. */
    List<Path> at(ZonedDateTime time) throws IOException {
        var path = Path.of(of(time)).toAbsolutePath().normalize();
        var files = new ArrayList<Path>();
        try (DirectoryStream<Path> found =
                Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
            found.forEach(file -> {
                boolean whole = !DropFolder.isBeingBrought(file) || DropFolder.isBeingBrought(path);
                if (whole && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    files.add(file);
                }
            });
        } catch (NoSuchFileException noFolder) {
            return List.of();
        }
        files.sort(Comparator.comparing(FilePattern::changed).thenComparing(Comparator.naturalOrder()));
        return files;
    }

    /** The pattern with the day filled in. */
    String of(ZonedDateTime time) {
        return DAY.matcher(text).replaceAll(day -> formatter(day.group()).format(time));
    }

    private static DateTimeFormatter formatter(String day) {
        try {
            return DateTimeFormatter.ofPattern(day.substring(1, day.length() - 1), Locale.ROOT);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(day + " is no form of a day, expected one such as {yyyyMMdd}", e);
        }
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException vanished) {
            return Instant.MAX;
        }
    }
}
