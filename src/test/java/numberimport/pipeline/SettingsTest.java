package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numberimport.api.ApiProperties;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;

/** config/application.yaml names every key at its default, and changes nothing as it is. */
class SettingsTest {

    private static final Path CONFIGURATION = Path.of("config/application.yaml");

    @Test
    void changesNothingAsItIs() throws IOException {
        assertThat(Files.readAllLines(CONFIGURATION))
                .filteredOn(line -> !line.isBlank())
                .allMatch(line -> line.startsWith("#"));
    }

    @Test
    void namesEveryKeyAndNoOther() throws IOException {
        var groups = Map.of(
                "api", ApiProperties.class,
                "drop-folder", DropFolderProperties.class,
                "notifications", NotificationProperties.class,
                "notifications.mail", MailProperties.class,
                "web", WebProperties.class,
                "worker", WorkerProperties.class,
                "retention", RetentionProperties.class);
        var keys = Stream.concat(
                        names(NumberImportProperties.class)
                                .filter(key -> !groups.containsKey(key))
                                .map(key -> "number-import." + key),
                        groups.entrySet().stream()
                                .flatMap(group -> names(group.getValue())
                                        .map(key -> "number-import." + group.getKey() + "." + key)))
                .filter(key -> !groups.containsKey(key.replace("number-import.", "")))
                .collect(Collectors.toSet());

        var documented = documented().keySet().stream()
                .filter(key -> key.startsWith("number-import."))
                .collect(Collectors.toSet());

        assertThat(documented).isEqualTo(keys);
    }

    @Test
    void showsTheDefaults() throws IOException {
        var documented = documented();
        documented.values().removeIf(value -> value.toString().isEmpty());
        documented.remove("number-import.accounts");
        documented.remove("number-import.notifications.webhooks");

        assertThat(bind(documented)).isEqualTo(bind(Map.of()));
    }

    private static NumberImportProperties bind(Map<String, Object> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("number-import", NumberImportProperties.class);
    }

    private static Stream<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
    }

    /** The file with its keys uncommented: a comment about a key has a space after the #, a key stands at its own indent. */
    private static Map<String, Object> documented() throws IOException {
        var yaml = Files.readAllLines(CONFIGURATION).stream()
                .filter(line -> line.matches("#(number-import|spring):|#( {2})+[a-z-]+:.*"))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
        var source = (EnumerablePropertySource<?>) new YamlPropertySourceLoader()
                .load("documented", new ByteArrayResource(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .get(0);
        var properties = new TreeMap<String, Object>();
        for (var name : source.getPropertyNames()) {
            properties.put(name, String.valueOf(source.getProperty(name)));
        }
        return properties;
    }
}
