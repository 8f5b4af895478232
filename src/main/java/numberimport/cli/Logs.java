package numberimport.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import numberimport.pipeline.LogFormat;
import numberimport.pipeline.Settings;
import org.slf4j.LoggerFactory;

/** Where log lines go: a file for commands that send, stderr with -v; never stdout. Numbers and secrets are masked in all of them. */
final class Logs {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %masked%n%nopex";
    private static final int DAYS_KEPT = 30;
    private static final String FILE = "file";

    /** Speaks to the JDK's own logging; kept, because that forgets the levels of loggers that nobody holds. */
    private static final java.util.logging.Logger TOMCAT = java.util.logging.Logger.getLogger("org.apache");

    private Logs() {}

    /** Warnings of libraries stay silent unless everything is wanted. */
    static void toStderr(boolean verbose) {
        var context = context();
        context.reset();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(verbose ? Level.INFO : Level.WARN);
        // It tells an orderly stop as an error with its trace; how a run ended is told by the run's own line.
        context.getLogger("org.springframework.batch").setLevel(Level.OFF);
        context.getLogger("org.apache.poi").setLevel(Level.ERROR);
        TOMCAT.setLevel(java.util.logging.Level.WARNING);
        // It warns of each H2 that is newer than itself.
        context.getLogger("org.flywaydb.core.internal.database.base.Database").setLevel(Level.ERROR);
        // The schedulers of lanes and of schedules each warn of what is the other's.
        context.getLogger("com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository")
                .setLevel(Level.ERROR);
        // It warns of columns without a time zone, which ours have.
        context.getLogger("com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization.utc_warning")
                .setLevel(Level.ERROR);
        if (verbose) {
            var appender = new ConsoleAppender<ILoggingEvent>();
            appender.setTarget("System.err");
            root.addAppender(started(appender, maskedText(context), context));
        }
    }

    /** Adds the log file below the data folder, a file a day, in the format of the settings; once in a process. */
    static void alsoToFile(Settings settings) {
        var context = context();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (root.getAppender(FILE) != null) {
            return;
        }
        var dataDir = settings.dataDir();
        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setName(FILE);
        appender.setContext(context);
        var policy = new TimeBasedRollingPolicy<ILoggingEvent>();
        policy.setContext(context);
        policy.setFileNamePattern(
                dataDir.resolve("logs").resolve("number-import.%d.log").toString());
        policy.setMaxHistory(DAYS_KEPT);
        // Most processes don't live over midnight.
        policy.setCleanHistoryOnStart(true);
        policy.setParent(appender);
        policy.start();
        appender.setRollingPolicy(policy);
        // Several processes may log at once: each line is written whole, and no file is renamed below another process.
        appender.setPrudent(false);
        root.addAppender(started(
                appender, settings.logFormat() == LogFormat.JSON ? new JsonLine() : maskedText(context), context));
        context.getLogger("numberimport").setLevel(Level.INFO);
    }

    private static PatternLayoutEncoder maskedText(LoggerContext context) {
        var encoder = new PatternLayoutEncoder() {
            @Override
            public void start() {
                var patternLayout = new PatternLayout();
                patternLayout.setContext(getContext());
                patternLayout.getInstanceConverterMap().put("masked", MaskedMessage::new);
                patternLayout.setPattern(getPattern());
                patternLayout.start();
                this.layout = patternLayout;
                this.started = true;
            }
        };
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        return encoder;
    }

    private static OutputStreamAppender<ILoggingEvent> started(
            OutputStreamAppender<ILoggingEvent> appender, Encoder<ILoggingEvent> encoder, LoggerContext context) {
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
