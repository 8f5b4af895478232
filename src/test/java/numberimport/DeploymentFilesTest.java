package numberimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files for containers, systemd and Prometheus fit each other, the project and its settings. */
class DeploymentFilesTest {

    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final Path DOCKERFILE = Path.of("config/docker/Dockerfile");
    private static final Path PROMETHEUS = Path.of("config/prometheus/prometheus.yaml");
    private static final Path PROMETHEUS_IN_A_CONTAINER = Path.of("config/docker/prometheus.yaml");
    private static final Path ALERTS = Path.of("config/prometheus/alerts.yaml");
    private static final Path RUNBOOK = Path.of("src/site/operations.md");
    private static final Path UNITS = Path.of("config/systemd");
    private static final Path LAUNCHERS = Path.of("config/bin");
    private static final String JAR = "number-import.jar";

    /** What a unit may refer to that every machine has. */
    private static final List<String> TARGETS =
            List.of("sysinit", "basic", "shutdown", "network-online", "multi-user", "timers");

    private static final Pattern PATH_OF_THE_PROJECT = Pattern.compile("(?<![\\w/])(?:config|src|target)/[\\w./-]*\\w");
    private static final Pattern INSTALLED = Pattern.compile("/opt/number-import/([\\w.-]*\\w)");
    private static final Pattern SETTING = Pattern.compile("NUMBERIMPORT_[A-Z_]+");

    @TempDir
    Path root;

    @Test
    void nameOnlyPathsThatExist() throws IOException {
        for (var file : files()) {
            assertThat(found(PATH_OF_THE_PROJECT, file))
                    .as(file.toString())
                    // What is built before.
                    .filteredOn(path -> !path.equals("target/" + JAR))
                    .allSatisfy(path -> assertThat(Path.of(path)).exists());
        }
    }

    @Test
    void runOnlyWhatIsInstalled() throws IOException {
        for (var file : files()) {
            assertThat(found(INSTALLED, file))
                    .as(file.toString())
                    .filteredOn(name -> !name.equals(JAR))
                    .allSatisfy(name -> assertThat(LAUNCHERS.resolve(name)).isExecutable());
        }
    }

    @Test
    void setOnlyWhatIsASetting() throws IOException {
        var variables = keys().stream()
                .map(key -> key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
                .toList();

        assertThat(variables).contains("NUMBERIMPORT_API_BASEURL");
        for (var file : files()) {
            assertThat(variables).as(file.toString()).containsAll(found(SETTING, file));
        }
    }

    @Test
    void copyIntoTheImageOnlyWhatIsLetIn() throws IOException {
        var copied = Files.readAllLines(DOCKERFILE).stream()
                .filter(line -> line.startsWith("COPY "))
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(word -> PATH_OF_THE_PROJECT.matcher(word).lookingAt())
                .map(path -> path.replaceFirst("/$", ""))
                .toList();

        assertThat(copied).contains("target/" + JAR);
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of("*"), copied.stream().map(path -> "!" + path))
                                .toList());
    }

    @Test
    void composeOnlyServicesAndVolumesThatAreThere() throws IOException {
        var compose = yaml(COMPOSE);
        var services = map(compose.get("services"));
        for (var service : services.entrySet()) {
            var settings = map(service.getValue());
            var volumes = strings(settings.get("volumes")).map(volume -> volume.split(":")[0]);
            assertThat(volumes).as(service.getKey()).allSatisfy(volume -> {
                if (volume.startsWith("./")) {
                    assertThat(Path.of(volume)).exists();
                } else if (volume.startsWith("/")) {
                    assertThat(DOCKERFILE).content().containsPattern("chown number-import .*" + volume + "\\b");
                } else {
                    assertThat(map(compose.get("volumes"))).containsKey(volume);
                }
            });
            if (settings.get("build") != null) {
                var build = map(settings.get("build"));
                assertThat(Path.of(
                                build.get("context").toString(),
                                build.get("dockerfile").toString()))
                        .isRegularFile();
            }
            var others = Stream.concat(
                    map(settings.get("depends_on")).keySet().stream(),
                    Stream.of(Objects.toString(settings.get("network_mode"), ""))
                            .filter(mode -> !mode.isEmpty())
                            .map(mode -> mode.replaceFirst("^service:", "")));
            assertThat(services.keySet()).as(service.getKey()).containsAll(others.toList());
        }
    }

    @Test
    void publishPortsOnThisMachineOnly() throws IOException {
        var ports = map(yaml(COMPOSE).get("services")).values().stream()
                .flatMap(service -> strings(map(service).get("ports")))
                .toList();

        assertThat(ports).contains("127.0.0.1:8080:8080").allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void askForMetersInAContainerAsOutsideOfOne() throws IOException {
        var scrape = scrape(PROMETHEUS_IN_A_CONTAINER);
        var outside = scrape(PROMETHEUS);

        var workers = map(((List<?>) scrape.remove("dns_sd_configs")).get(0));
        var worker = map(map(yaml(COMPOSE).get("services"))
                .get(strings(workers.get("names")).findFirst().orElseThrow()));

        assertThat(map(worker.get("environment")))
                .containsEntry("NUMBERIMPORT_WORKER_PORT", workers.get("port"))
                .containsEntry("NUMBERIMPORT_WEB_PLAINHTTP", "true");
        for (var where : List.of(scrape, outside)) {
            assertThat(where.remove("authorization")).isNotNull();
            assertThat(where.remove("static_configs")).isNotNull();
        }
        assertThat(scrape).isEqualTo(outside).containsEntry("job_name", "number-import");
    }

    @Test
    void haveAnEntryInTheRunbookForEachAlert() throws IOException {
        var groups = (List<?>) yaml(ALERTS).get("groups");
        var alerts = groups.stream()
                .flatMap(group -> ((List<?>) map(group).get("rules")).stream())
                .map(rule -> map(rule).get("alert").toString())
                .toList();
        var entries = Files.readAllLines(RUNBOOK).stream()
                .filter(line -> line.startsWith("### NumberImport"))
                .map(line -> line.replace("### ", ""))
                .toList();

        assertThat(entries).isNotEmpty().isEqualTo(alerts);
    }

    @Test
    void giveEachTimerItsService() throws IOException {
        assertThat(units())
                .filteredOn(unit -> unit.endsWith(".timer"))
                .isNotEmpty()
                .allSatisfy(timer -> assertThat(units()).contains(timer.replaceFirst("\\.timer$", ".service")));
    }

    @Test
    void haveNothingThatSystemdFindsFaultWith() throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(":")).map(Path::of))
                .anyMatch(folder -> Files.isExecutable(folder.resolve("systemd-analyze")));
        var system = Files.createDirectories(root.resolve("usr/lib/systemd/system"));
        for (var target : TARGETS) {
            Files.writeString(system.resolve(target + ".target"), "[Unit]\nDescription=" + target + "\n");
        }
        for (var unit : units()) {
            Files.copy(UNITS.resolve(unit), system.resolve(unit));
        }
        var installed = Files.createDirectories(root.resolve("opt/number-import"));
        Files.copy(LAUNCHERS.resolve("number-import"), installed.resolve("number-import"));

        var command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no", "--root=" + root));
        command.addAll(units());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(findings).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void giveEachServiceALocaleWithAllCharacters() throws IOException {
        assertThat(units())
                .filteredOn(unit -> unit.endsWith(".service"))
                .isNotEmpty()
                .allSatisfy(unit ->
                        assertThat(Files.readAllLines(UNITS.resolve(unit))).contains("Environment=LC_ALL=C.UTF-8"));
    }

    @Test
    void startJavaInALocaleWithAllCharactersWhereNoneIsSet() throws IOException {
        assertThat(localeOfJava(Map.of())).isEqualTo("LC_ALL=C.UTF-8 LANG=");
        assertThat(localeOfJava(Map.of("LANG", "zh_CN.GB18030"))).isEqualTo("LC_ALL= LANG=zh_CN.GB18030");
    }

    private String localeOfJava(Map<String, String> set) throws IOException {
        var java = Files.createDirectories(root.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"LC_ALL=${LC_ALL-} LANG=${LANG-}\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        var process = new ProcessBuilder(LAUNCHERS.resolve("number-import").toString(), "account");
        process.environment().keySet().removeAll(List.of("LC_ALL", "LC_CTYPE", "LANG"));
        process.environment().put("JAVA_HOME", root.toString());
        process.environment().putAll(set);
        return process.redirectErrorStream(true).start().inputReader().readLine();
    }

    private static List<Path> files() throws IOException {
        var all = new ArrayList<>(List.of(COMPOSE, PROMETHEUS, ALERTS, RUNBOOK));
        for (var folder : List.of(Path.of("config/docker"), UNITS)) {
            try (var files = Files.list(folder)) {
                files.forEach(all::add);
            }
        }
        return all;
    }

    private static List<String> units() throws IOException {
        try (var files = Files.list(UNITS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Collection<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(result -> result.groupCount() == 0 ? result.group() : result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every key that config/application.yaml shows, commented out. */
    private static Collection<String> keys() throws IOException {
        var shown = Files.readAllLines(Path.of("config/application.yaml")).stream()
                .filter(line -> line.matches("#(number-import|spring):|#( {2})+[a-z-]+:.*"))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
        Collection<String> keys = new TreeSet<>();
        addKeys("", map(load(shown)), keys);
        return keys;
    }

    private static void addKeys(String above, Map<String, Object> level, Collection<String> keys) {
        level.forEach((name, value) -> {
            keys.add(above + name);
            if (value instanceof Map<?, ?>) {
                addKeys(above + name + ".", map(value), keys);
            }
        });
    }

    private static Map<String, Object> scrape(Path file) throws IOException {
        var scrapes = (List<?>) yaml(file).get("scrape_configs");
        assertThat(scrapes).hasSize(1);
        return map(scrapes.get(0));
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        return map(load(Files.readString(file)));
    }

    private static Object load(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    /** A copy; empty where there is none. */
    private static Map<String, Object> map(Object value) {
        Map<String, Object> copy = new TreeMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> copy.put(key.toString(), entry));
        }
        return copy;
    }

    private static Stream<String> strings(Object value) {
        return value instanceof List<?> list ? list.stream().map(Object::toString) : Stream.empty();
    }
}
