package numberimport.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The profiles that people keep as NAME.yaml, in folders of which the first that has one counts. */
public final class Profiles {

    /** The code of the problem that files of the same names are for another profile. */
    public static final String OVERLAPS = "PROFILE_OVERLAPS";

    private static final String ENDING = ".yaml";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

    private final List<Path> folders;

    Profiles(List<Path> folders) {
        this.folders = folders;
    }

    /** All names, in order. */
    public List<String> names() {
        var names = new TreeSet<String>();
        for (var folder : folders) {
            if (Files.isDirectory(folder)) {
                try (var files = Files.list(folder)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(ENDING))
                            .map(file -> file.substring(0, file.length() - ENDING.length()))
                            .forEach(names::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return List.copyOf(names);
    }

    /** The names of those that say they are for files called like this one; what can't be understood is passed over. */
    public List<String> namesFor(Path file) {
        return names().stream().filter(name -> saysItIsFor(name, file)).toList();
    }

    private boolean saysItIsFor(String name, Path file) {
        var profile = loadIfUsable(name);
        return profile.file() != null && profile.isFor(file);
    }

    private ImportProfile loadIfUsable(String name) {
        try {
            return load(name);
        } catch (ProblemException e) {
            return ImportProfile.NONE;
        }
    }

    /** One that is not there, or can't be understood, is a problem. */
    public ImportProfile load(String name) {
        var path = pathOf(name);
        return parsed(name, path, written(name, path));
    }

    /** What it says, as it is written; also of one that can't be used. */
    public String text(String name) {
        return written(name, pathOf(name));
    }

    /** What a text would be as the profile of this name; one that can't be understood is a problem. */
    public ImportProfile understood(String name, String text) {
        requireName(name);
        return parsed(name, find(name).orElseGet(() -> newOne(name)), text);
    }

    /** Where a profile is kept. */
    public Path pathOf(String name) {
        requireName(name);
        return find(name)
                .orElseThrow(() -> new ProblemException(new Problem(
                        "PROFILE_UNKNOWN",
                        "There is no profile \"" + name + "\" in " + folders.get(0) + "; there are: " + names(),
                        "number-import profile init FILE --name " + name + " writes one",
                        ExitCode.CONFIGURATION)));
    }

    private Optional<Path> find(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name + ENDING))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private Path newOne(String name) {
        return folders.get(0).resolve(name + ENDING);
    }

    /**
     * Writes a new one into the first folder; gives its path. One of that name is not overwritten, nor put in the shade, and none
     * is written for files that another one is for, such as those that are known.
     */
    public Path write(String name, String text, Path... known) {
        requireName(name);
        find(name).ifPresent(path -> {
            throw new ProblemException(new Problem(
                    "PROFILE_EXISTS",
                    "There is a profile " + path + " already, expected a new name.",
                    "choose another one with --name, or remove that file; by REST, If-Match: * overwrites it",
                    ExitCode.USAGE));
        });
        requireNoOther(understood(name, text), known);
        var path = newOne(name);
        try {
            Files.createDirectories(folders.get(0));
        } catch (IOException e) {
            throw ReportOutput.notWritten(path, e);
        }
        return written(path, text);
    }

    private void requireNoOther(ImportProfile wanted, Path... known) {
        Stream.concat(Stream.of(known), wanted.example().stream()).forEach(file -> requireNone(file, namesFor(file)));
        if (wanted.file() != null) {
            names().forEach(name -> loadIfUsable(name)
                    .example()
                    .filter(wanted::isFor)
                    .ifPresent(file -> requireNone(file, List.of(name))));
        }
    }

    private void requireNone(Path file, List<String> others) {
        if (!others.isEmpty()) {
            throw new ProblemException(new Problem(
                    OVERLAPS,
                    "Files called like " + file.getFileName() + " are for "
                            + others.stream()
                                    .map(name -> name + " (" + pathOf(name) + ")")
                                    .collect(Collectors.joining(", "))
                            + " already, expected no profile yet.",
                    "change that one, or choose it where the file is looked at or imported",
                    ExitCode.USAGE));
        }
    }

    /** Writes it in the place of the one that is there; gives its path. */
    public Path overwrite(String name, String text) {
        return written(pathOf(name), text);
    }

    private static Path written(Path path, String text) {
        WholeFile.write(path, writer -> {
            try {
                writer.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return path;
    }

    private static String written(String name, Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw invalid(name, path, "what can't be read: " + e.getMessage());
        }
    }

    private static ImportProfile parsed(String name, Path path, String text) {
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            // A list may hold itself by one.
            options.setMaxAliasesForCollections(0);
            Object content = new Yaml(new SafeConstructor(options)).load(text);
            var profile = content == null ? ImportProfile.NONE : strict().convertValue(content, ImportProfile.class);
            profile.requireUsable();
            return profile;
        } catch (PatternSyntaxException e) {
            throw invalid(name, path, "a pattern of files that can't be read: " + e.getDescription());
        } catch (UnrecognizedPropertyException e) {
            throw invalid(
                    name,
                    path,
                    "\"" + e.getPropertyName() + "\", expected one of "
                            + e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        } catch (DatabindException e) {
            var place = e.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .filter(key -> key != null)
                    .collect(Collectors.joining("."));
            throw invalid(
                    name,
                    path,
                    place.isEmpty()
                            ? "no keys with values, expected some"
                            : "a value of " + place + " that can't be read");
        } catch (IllegalArgumentException e) {
            throw invalid(name, path, String.valueOf(e.getMessage()));
        } catch (YAMLException e) {
            throw invalid(name, path, "what is no YAML: " + firstLine(e));
        }
    }

    private static JsonMapper strict() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static ProblemException invalid(String name, Path path, String found) {
        return new ProblemException(new Problem(
                "PROFILE_INVALID",
                "Profile " + name + " (" + path + ") has " + found + ".",
                "number-import profile init FILE writes one with every key",
                ExitCode.CONFIGURATION));
    }

    /** Whether something may be kept by this name, a profile or whatever else people give names to. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    private static void requireName(String name) {
        if (!isName(name)) {
            throw new ProblemException(new Problem(
                    "PROFILE_NAME",
                    "\"" + name + "\" is no name of a profile, expected letters, digits, dots, dashes and underscores.",
                    "for example leads-web",
                    ExitCode.USAGE));
        }
    }
}
