package numberimport.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import numberimport.pipeline.AccountWish;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.SendingWindow;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options about what an account is to be. Its token comes from a file or a person at the terminal, never from the command line. */
final class AccountOptions {

    @Option(names = "--base-url", paramLabel = "URL", description = "address of its API; ends in /open_api_v1")
    private @Nullable URI baseUrl;

    @Option(names = "--email", paramLabel = "MAIL", description = "e-mail of its super administrator")
    private @Nullable String email;

    @Option(
            names = "--api-token-file",
            paramLabel = "FILE",
            description = "file with the token of its API (default: asked for at a terminal)")
    private @Nullable Path tokenFile;

    @Option(
            names = "--min-gap",
            paramLabel = "TIME",
            converter = Time.class,
            description = "least time between two calls, such as 1010ms")
    private @Nullable Duration minGap;

    @Option(names = "--in-flight", paramLabel = "N", description = "how many calls may overlap")
    private @Nullable Integer inFlight;

    @Option(
            names = "--read-timeout",
            paramLabel = "TIME",
            converter = Time.class,
            description = "how long an answer may take, such as 60s")
    private @Nullable Duration readTimeout;

    @Option(
            names = "--processing-time",
            paramLabel = "TIME",
            converter = Time.class,
            description = "how long the API may be at work on what it took, such as 180s")
    private @Nullable Duration processingTime;

    @Option(
            names = "--hours",
            paramLabel = "HOURS",
            converter = Hours.class,
            description = "when launches of serve send, such as \"20:00-06:00 Asia/Shanghai\"; \"\" for at any time")
    private @Nullable String hours;

    /** Asks for the token where there is somebody to ask and it is {@code needed}, or a new base URL needs it. */
    AccountWish toWish(boolean needed, Output out) {
        return new AccountWish(
                baseUrl == null ? null : baseUrl.toString(),
                email,
                token(needed || baseUrl != null, out),
                minGap == null ? null : minGap.toMillis(),
                inFlight,
                readTimeout == null ? null : readTimeout.toMillis(),
                processingTime == null ? null : processingTime.toMillis(),
                hours);
    }

    private @Nullable String token(boolean needed, Output out) {
        if (tokenFile != null) {
            return read(tokenFile);
        }
        return needed ? Terminal.secret(out, "Token of the API: ") : null;
    }

    private static String read(Path file) {
        try {
            var token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw missing(file + " is empty, expected the token of the API.");
            }
            return token;
        } catch (IOException e) {
            throw missing(
                    "The token can't be read from " + file + ": " + e.getClass().getSimpleName() + ".");
        }
    }

    private static ProblemException missing(String found) {
        return new ProblemException(
                new Problem("TOKEN_MISSING", found, "check --api-token-file", ExitCode.CONFIGURATION));
    }

    /** Times such as 1010ms, 60s or 3m. */
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return DurationStyle.SIMPLE.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(
                        "\"" + text + "\" is no time, expected one such as 1010ms, 60s or 3m");
            }
        }
    }

    /** Hours in the time zone that they name, else in this machine's, also where another one keeps the account. */
    static final class Hours implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            try {
                return text.isBlank() ? "" : SendingWindow.parse(text).toString();
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
