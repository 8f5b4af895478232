package numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar with its launcher and its archives of classes, as operators install them. */
class InstallationIT {

    private static final Path LAUNCHERS = Path.of("config/bin");
    private static final String ONLY_ARCHIVED = "-Xshare:on";

    /** Settings of a machine on which number-import is in use already: none of them may disturb the making of the archives. */
    private static final Map<String, String> OTHER_SETTINGS = Map.of(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere",
            "NUMBERIMPORT_API_BASEURL", "not an address",
            "NUMBERIMPORT_BATCHSIZE", "0",
            "SERVER_ADDRESS", "0.0.0.0");

    @TempDir
    static Path installed;

    @TempDir
    static Path operator;

    private static PackagedJar.Ended archiving;

    @TempDir
    Path folder;

    @BeforeAll
    static void install() throws IOException {
        copy(PackagedJar.JAR.getParent(), installed, "number-import.jar");
        copy(LAUNCHERS, installed, "number-import", "archive-classes");
        var program = PackagedJar.by(installed.resolve("archive-classes"), operator);
        OTHER_SETTINGS.forEach(program::with);
        archiving = program.run();
        assertThat(archiving.exit()).as(archiving.err()).isZero();
    }

    @BeforeEach
    void writeLeads() throws IOException {
        Files.write(folder.resolve("leads.csv"), List.of("手机号", "17000000001"));
    }

    @Test
    void archivesClassesWithoutSettingsAndLeavesNothingElse() throws IOException {
        assertThat(archiving.out()).isEmpty();
        assertThat(archiving.err()).isEmpty();
        try (var files = Files.list(operator)) {
            assertThat(files).as("what the process wrote, but for its output").hasSize(2);
        }
        try (var files = Files.list(installed)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "number-import.jar", "number-import", "archive-classes", "commands.jsa", "serve.jsa");
        }
    }

    @Test
    void startsFromTheArchives() {
        var only = Map.of("JAVA_OPTS", ONLY_ARCHIVED);

        assertAnswers(run(only, launcher(), "--version"), "number-import ");
        assertAnswers(run(only, launcher(), "check", "leads.csv", "--json"), "{");
        assertAnswers(run(only, launcher(), "runs", "--json"), "{");
        // Of serve no more than its help: it would run until it is stopped.
        assertAnswers(run(only, launcher(), "serve", "--help"), "Usage: number-import serve");
    }

    @Test
    void takesManyOfItsClassesFromTheArchive() throws IOException {
        var classes = folder.resolve("classes.txt");

        var ended = run(Map.of("JAVA_OPTS", "-Xlog:class+load:file=" + classes), launcher(), "runs", "--json");

        assertThat(ended.exit()).as(ended.err()).isZero();
        var own = Files.readAllLines(classes).stream()
                .filter(line -> line.contains(" numberimport."))
                .toList();
        assertThat(own)
                .filteredOn(line -> line.contains("shared objects file (top)"))
                .hasSizeGreaterThan(own.size() / 2);
    }

    @Test
    void collectsWithOneThreadUnlessToldOtherwise() {
        assertThat(collector("")).contains("Using Serial");
        assertThat(collector("-XX:+UseParallelGC")).contains("Using Parallel");
    }

    @Test
    void worksThroughALinkFromAnotherFolder() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("number-import"), launcher());

        assertAnswers(run(Map.of("JAVA_OPTS", ONLY_ARCHIVED), link, "--version"), "number-import ");
    }

    @Test
    void answersWithoutAnArchive() throws IOException {
        var copy = copyOfTheInstallation();

        assertAnswers(run(Map.of(), copy.resolve("number-import"), "check", "leads.csv", "--json"), "{");
        // And -Xshare:on does tell whether an archive is used.
        assertThat(run(Map.of("JAVA_OPTS", ONLY_ARCHIVED), copy.resolve("number-import"), "--version")
                        .exit())
                .isNotZero();
    }

    @Test
    void answersWithADamagedArchive() throws IOException {
        var copy = copyOfTheInstallation();
        Files.write(copy.resolve("commands.jsa"), new byte[1 << 16]);

        assertAnswers(run(Map.of(), copy.resolve("number-import"), "check", "leads.csv", "--json"), "{");
    }

    @Test
    void answersWithAnEmptyArchive() throws IOException {
        var copy = copyOfTheInstallation();
        Files.createFile(copy.resolve("commands.jsa"));

        assertAnswers(run(Map.of(), copy.resolve("number-import"), "check", "leads.csv", "--json"), "{");
    }

    @Test
    void answersWithTheArchiveOfAnotherJar() throws IOException {
        var copy = copyOfTheInstallation();
        Files.copy(installed.resolve("commands.jsa"), copy.resolve("commands.jsa"));
        Files.setLastModifiedTime(copy.resolve("number-import.jar"), FileTime.fromMillis(86_400_000));

        assertAnswers(run(Map.of(), copy.resolve("number-import"), "check", "leads.csv", "--json"), "{");
    }

    @Test
    void changesNoArchiveWhenTheyCannotBeMade() throws IOException {
        var copy = copyOfTheInstallation();
        Files.writeString(copy.resolve("number-import.jar"), "no jar");
        Files.writeString(copy.resolve("commands.jsa"), "as before");

        var ended = run(Map.of(), copy.resolve("archive-classes"));

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("archive-classes: commands did not end as expected; nothing is changed");
        assertThat(copy.resolve("commands.jsa")).content().isEqualTo("as before");
        assertThat(copy).isDirectoryNotContaining("glob:**/.archiving-*");
    }

    /** One line, or one text, that begins so, and nothing else on standard output. */
    private static void assertAnswers(PackagedJar.Ended ended, String beginning) {
        assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).startsWith(beginning).doesNotContain("[warning]");
    }

    private String collector(String options) {
        var ended = run(Map.of("JAVA_OPTS", options + " -Xlog:gc:stderr"), launcher(), "check", "leads.csv", "--json");
        assertAnswers(ended, "{");
        return ended.err();
    }

    private Path copyOfTheInstallation() throws IOException {
        var copy = Files.createDirectory(folder.resolve("copy"));
        copy(installed, copy, "number-import.jar", "number-import", "archive-classes");
        return copy;
    }

    private static void copy(Path from, Path to, String... names) throws IOException {
        for (var name : names) {
            Files.copy(
                    from.resolve(name),
                    to.resolve(name),
                    LinkOption.NOFOLLOW_LINKS,
                    StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static Path launcher() {
        return installed.resolve("number-import");
    }

    private PackagedJar.Ended run(Map<String, String> environment, Path program, String... arguments) {
        var jar = PackagedJar.by(program, folder);
        environment.forEach(jar::with);
        return jar.run(arguments);
    }
}
