package numberimport.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import numberimport.api.ApiProperties;
import numberimport.ledger.DatabaseAddress;
import numberimport.validation.Dedupe;
import numberimport.validation.DoNotCall;
import numberimport.validation.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * What the operator configured: environment variables, system properties, and config/application.yaml in the working folder or
 * next to the jar, with Spring Boot's names and order, but without a Spring context.
 */
public final class Settings {

    public static final String DEFAULT_ACCOUNT = "default";

    /** The account of sandboxes started by {@code import --sandbox}. */
    public static final String SANDBOX_ACCOUNT = "sandbox";

    private final ConfigurableEnvironment environment;
    private final NumberImportProperties properties;
    private final DatabaseAddress database;

    private Settings(ConfigurableEnvironment environment, NumberImportProperties properties, DatabaseAddress database) {
        this.environment = environment;
        this.properties = properties;
        this.database = database;
    }

    /** Reads the configuration; a value that can't be used is a problem of its own. */
    public static Settings load() {
        var environment = new StandardEnvironment();
        nextToTheJar(environment);
        return of(environment);
    }

    static Settings of(ConfigurableEnvironment environment) {
        try {
            ConfigDataEnvironmentPostProcessor.applyTo(environment);
            var binder = Binder.get(environment);
            var properties = binder.bindOrCreate("number-import", NumberImportProperties.class);
            requireUsable(properties);
            return new Settings(environment, properties, database(binder, properties));
        } catch (ProblemException e) {
            throw e;
        } catch (BindException e) {
            throw invalid("Property " + e.getName() + ": " + deepest(e));
        } catch (RuntimeException e) {
            throw invalid(deepest(e));
        }
    }

    public Path dataDir() {
        return properties.dataDir();
    }

    /** The profiles, of the configured folder or next to the jar. */
    public Profiles profiles() {
        var home = new ApplicationHome(Settings.class).getDir().toPath();
        return new Profiles(
                List.of(properties.profilesDir(), home.resolve("config").resolve("profiles")));
    }

    /** The folder that files are dropped into. */
    public DropFolderProperties dropFolder() {
        return properties.dropFolder();
    }

    /** Who is told how launches ended. */
    public NotificationProperties notifications() {
        return properties.notifications();
    }

    /** What serve lets through the network. */
    public WebProperties web() {
        return properties.web();
    }

    public LogFormat logFormat() {
        return properties.logFormat();
    }

    /** How long people's data is kept. */
    public RetentionProperties retention() {
        return properties.retention();
    }

    /** What opens the serve that --server names. */
    public @Nullable String serverToken() {
        return properties.serverToken();
    }

    /** Where a worker tells its meters; empty where it answers nobody. */
    public OptionalInt workerPort() {
        var port = properties.worker().port();
        return port == null ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** What everything was read from, for the web server, which has standard properties of its own. */
    public ConfigurableEnvironment environment() {
        return environment;
    }

    public String region() {
        return properties.region();
    }

    /** The names of the accounts that are configured, and the default one's in any case. */
    Set<String> accounts() {
        var names = new TreeSet<>(properties.accounts().keySet());
        names.add(DEFAULT_ACCOUNT);
        return names;
    }

    /** How many numbers go into a call. */
    public int batchSize() {
        return properties.batchSize();
    }

    /** For how many accounts a process of {@code serve} or {@code watch} works at once. */
    public int lanes() {
        return properties.lanes();
    }

    DatabaseAddress database() {
        return database;
    }

    /** Pace and patience of an account that is configured, and its credentials as far as they are; empty for any other name. */
    Optional<ApiProperties> api(String name) {
        return name.equals(DEFAULT_ACCOUNT) || name.equals(SANDBOX_ACCOUNT)
                ? Optional.of(properties.api())
                : Optional.ofNullable(properties.accounts().get(name));
    }

    /** What encrypts the tokens that are kept in the ledger; a key that is missing or can't be used is a problem. */
    TokenCipher tokenCipher() {
        return TokenCipher.by(properties.secretKey());
    }

    private static void requireUsable(NumberImportProperties properties) {
        if (Files.exists(properties.dataDir()) && !Files.isDirectory(properties.dataDir())) {
            throw invalid("number-import.data-dir is " + properties.dataDir() + ", which is a file, expected a folder");
        }
        try {
            new Rules(properties.region(), Dedupe.FILE, DoNotCall.none());
        } catch (IllegalArgumentException e) {
            throw invalid("number-import.region: " + e.getMessage());
        }
        requireHours("number-import.api", properties.api());
        properties.accounts().forEach((name, account) -> requireHours("number-import.accounts." + name, account));
    }

    private static void requireHours(String prefix, ApiProperties account) {
        try {
            StoredSettings.requireHours(account);
        } catch (IllegalArgumentException e) {
            throw invalid(prefix + ".sending-window: " + e.getMessage());
        }
    }

    private static DatabaseAddress database(Binder binder, NumberImportProperties properties) {
        var configured = binder.bind("spring.datasource", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of());
        var url = configured.get("url");
        return url == null
                ? DatabaseAddress.embedded(properties.dataDir())
                : new DatabaseAddress(
                        url, configured.getOrDefault("username", ""), configured.getOrDefault("password", ""));
    }

    private static void nextToTheJar(ConfigurableEnvironment environment) {
        var home = new ApplicationHome(Settings.class).getDir();
        if (!environment.containsProperty("spring.config.location")
                && !environment.containsProperty("spring.config.additional-location")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "next to the jar",
                            Map.of("spring.config.additional-location", "optional:file:" + home + "/config/")));
        }
    }

    private static ProblemException invalid(String finding) {
        return new ProblemException(new Problem(
                "CONFIGURATION_INVALID",
                finding,
                "see config/application.yaml for every key and its default",
                ExitCode.CONFIGURATION));
    }

    static String deepest(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
