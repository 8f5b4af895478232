package numberimport.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import numberimport.access.Holds;
import numberimport.access.KeptAccounts;
import numberimport.access.Tokens;
import numberimport.intake.ImportSchedules;
import numberimport.intake.LaunchDesk;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The server behind {@code serve}, and the small one of a worker: a Spring Boot web application of its own, with Spring Boot's standard
 * properties (server.port, server.address, server.ssl.*, management.*). Listens on 127.0.0.1:8080 unless they say otherwise, and not in
 * the clear on any other machine's address.
 */
public final class WebServer implements AutoCloseable {

    /** What the other fields of an upload may have. */
    private static final int FORM = 1 << 20;

    private final ServletWebServerApplicationContext context;
    private final Meters meters;

    private WebServer(ServletWebServerApplicationContext context) {
        this.context = context;
        this.meters = context.getBean(Meters.class);
    }

    /**
     * A port that is taken, or an address that would give tokens away, is a problem. The launcher may still be on its way: it is asked for
     * when the first bean needs it. {@code pages} are configurations of what it serves besides REST.
     */
    public static WebServer start(
            Supplier<ImportLauncher> launcher, Settings settings, Clock clock, Class<?>... pages) {
        var sources = Stream.concat(Stream.of(WebApplication.class), Stream.of(pages));
        return start(launcher, settings, clock, sources);
    }

    /** For a worker, at a port of its own, since a {@code serve} on the same machine may have the same settings. */
    static WebServer startForWorker(ImportLauncher launcher, Settings settings, Clock clock, int port) {
        var own = new MapPropertySource("worker", Map.of("server.port", port, "management.server.port", ""));
        settings.environment().getPropertySources().addFirst(own);
        return start(() -> launcher, settings, clock, Stream.of(WorkerApplication.class));
    }

    private static WebServer start(
            Supplier<ImportLauncher> launcher, Settings settings, Clock clock, Stream<Class<?>> sources) {
        // The logs are set up already.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        requirePrivate(settings);
        var application = new SpringApplication(sources.toArray(Class<?>[]::new));
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setEnvironment(settings.environment());
        application.setDefaultProperties(defaults(settings));
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            bean(beans, Settings.class, () -> settings);
            bean(beans, Clock.class, () -> clock);
            bean(beans, ImportLauncher.class, launcher);
            bean(beans, Tokens.class, () -> new Tokens(launcher.get(), settings, clock));
            bean(beans, KeptAccounts.class, () -> new KeptAccounts(launcher.get(), settings, clock));
            bean(beans, Holds.class, () -> new Holds(launcher.get(), clock));
            bean(beans, LaunchDesk.class, () -> new LaunchDesk(launcher.get(), settings, clock));
            bean(beans, ImportSchedules.class, () -> new ImportSchedules(launcher.get(), settings, clock));
        });
        try {
            return new WebServer((ServletWebServerApplicationContext) application.run());
        } catch (RuntimeException e) {
            throw notStarted(e);
        }
    }

    /** Such as {@code http://127.0.0.1:8080}. */
    public String address() {
        var environment = context.getEnvironment();
        var scheme = isEncrypted(environment) ? "https" : "http";
        var port = context.getWebServer() == null ? 0 : context.getWebServer().getPort();
        return scheme + "://" + environment.getProperty("server.address") + ":" + port;
    }

    /** To be told of each launch that ended in this process, for the meters; also of those that end when it takes no more. */
    public void ended(LaunchView launch) {
        meters.ended(launch);
    }

    /** Answers what was asked for, and nothing more: what it asks itself is about to go. */
    public void takeNoMore() {
        context.close();
    }

    @Override
    public void close() {
        context.close();
    }

    /** How many bytes the request of an upload may have. */
    public static long mostOfARequest(Settings settings) {
        return settings.web().maxUpload().toBytes() + FORM;
    }

    private static Map<String, Object> defaults(Settings settings) {
        return Map.ofEntries(
                // What encrypts in front of it says who asked; from others that is not believed.
                Map.entry("server.forward-headers-strategy", settings.web().plainHttp() ? "native" : "none"),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", 8080),
                Map.entry("server.shutdown", "graceful"),
                Map.entry("server.compression.enabled", true),
                Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "15s"),
                // A download takes as long as whoever reads it; Tomcat would end it in order after 30 s, as if it were
                // whole.
                Map.entry("spring.mvc.async.request-timeout", "0"),
                Map.entry("spring.jackson.deserialization.fail-on-unknown-properties", true),
                Map.entry("spring.jackson.deserialization.accept-float-as-int", false),
                Map.entry("server.tomcat.max-part-count", 20),
                Map.entry("server.tomcat.max-part-header-size", "8KB"),
                Map.entry("server.servlet.register-default-servlet", false),
                Map.entry("server.tomcat.max-swallow-size", 4 * mostOfARequest(settings) + "B"),
                Map.entry(
                        "spring.servlet.multipart.max-file-size",
                        settings.web().maxUpload().toBytes() + "B"),
                Map.entry("spring.servlet.multipart.max-request-size", mostOfARequest(settings) + "B"),
                Map.entry("spring.web.resources.add-mappings", false),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoint.health.probes.add-additional-paths", true),
                Map.entry("management.endpoint.health.group.readiness.include", "readinessState,ledger"),
                Map.entry("management.health.mail.enabled", false),
                Map.entry("management.health.diskspace.path", disk(settings.dataDir())),
                Map.entry("management.observations.enable.spring.batch.item", false),
                Map.entry("server.servlet.session.timeout", "30m"),
                Map.entry("server.servlet.session.tracking-modes", "cookie"),
                Map.entry("server.servlet.session.cookie.name", "number-import"),
                Map.entry("server.servlet.session.cookie.http-only", true),
                Map.entry("server.servlet.session.cookie.same-site", "strict"),
                Map.entry("spring.thymeleaf.prefix", "classpath:/numberimport/console/"),
                Map.entry("spring.messages.basename", "numberimport/console/messages"),
                Map.entry("spring.messages.always-use-message-format", true),
                Map.entry("spring.messages.fallback-to-system-locale", false));
    }

    /** Where the data folder is, or will be. */
    private static String disk(Path dataDir) {
        var place = dataDir.toAbsolutePath().normalize();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        return place.toString();
    }

    private static void requirePrivate(Settings settings) {
        var environment = settings.environment();
        var address = environment.getProperty("server.address", "127.0.0.1");
        if (isEncrypted(environment) || settings.web().plainHttp() || isLoopback(address)) {
            return;
        }
        throw new ProblemException(new Problem(
                "PLAIN_HTTP",
                "server.address is " + address + ", which others can reach, and nothing encrypts what goes there.",
                "set server.ssl.* or, behind a proxy that speaks TLS, number-import.web.plain-http=true",
                ExitCode.CONFIGURATION));
    }

    private static boolean isEncrypted(ConfigurableEnvironment environment) {
        return environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.certificate");
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** One that the context must not close: it belongs to whoever started the server. */
    private static <T> void bean(GenericApplicationContext context, Class<T> type, Supplier<T> bean) {
        context.registerBean(type, bean, definition -> definition.setDestroyMethodName(""));
    }

    private static ProblemException notStarted(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof PortInUseException taken) {
                return new ProblemException(new Problem(
                        "PORT_TAKEN",
                        "Another program listens on port " + taken.getPort() + " already.",
                        "choose another one with server.port, a worker's with number-import.worker.port, or 0 for any free one",
                        ExitCode.CONFIGURATION));
            }
        }
        throw e;
    }
}
