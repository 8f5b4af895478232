package numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of many jars in one. */
class FlatJarIT {

    private static final String FACTORIES = "META-INF/spring.factories";

    /**
     * Spring Boot's own merging writes the time of the build. Where a library brought others,
     * {@code -Dnumber-import.factories=write} writes the file anew.
     */
    @Test
    void hasTheFactoriesOfAllItsLibraries() throws IOException {
        var reviewed = Path.of("src/main/jar").resolve(FACTORIES);
        try (var jar = new JarFile(PackagedJar.JAR.toFile())) {
            var merged = written(factoriesOfLibraries(jar));
            if ("write".equals(System.getProperty("number-import.factories"))) {
                Files.writeString(reviewed, merged);
            }

            assertThat(reviewed).content().isEqualTo(merged);
            assertThat(jar.getInputStream(jar.getEntry(FACTORIES))).hasContent(merged);
        }
    }

    /** Of those that are in the jar; what only tests need is on this class path too. */
    private static Map<String, Set<String>> factoriesOfLibraries(JarFile jar) throws IOException {
        Map<String, Set<String>> merged = new TreeMap<>();
        for (var place : Collections.list(FlatJarIT.class.getClassLoader().getResources(FACTORIES))) {
            var factories = new Properties();
            try (var in = place.openStream()) {
                factories.load(in);
            }
            factories
                    .stringPropertyNames()
                    .forEach(key -> Stream.of(factories.getProperty(key).split("[,\\s]+"))
                            .filter(type -> jar.getEntry(type.replace('.', '/') + ".class") != null)
                            .forEach(type -> merged.computeIfAbsent(key, none -> new TreeSet<>())
                                    .add(type)));
        }
        return merged;
    }

    private static String written(Map<String, Set<String>> factories) {
        return factories.entrySet().stream()
                .map(entry -> entry.getKey() + "=\\\n  " + String.join(",\\\n  ", entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }
}
