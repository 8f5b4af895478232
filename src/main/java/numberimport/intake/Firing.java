package numberimport.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import numberimport.ledger.Errand;
import numberimport.ledger.ImportSchedule;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchRequest;
import numberimport.ledger.LaunchRequest.Origin;
import numberimport.ledger.Launches;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.SharedFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes launches of the files of a schedule when its time has come. Times that passed while nobody was there are told, each by a
 * launch that ended at once; the last is made good, and with it those of the same file.
 */
final class Firing {

    private static final Logger log = LoggerFactory.getLogger(Firing.class);

    private static final Duration LATE = Duration.ofMinutes(10);
    private static final int MOST_TOLD = 30;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

    private final Launches launches;
    private final SharedFiles shared;
    private final Clock clock;

    Firing(Launches launches, SharedFiles shared, Clock clock) {
        this.launches = launches;
        this.shared = shared;
        this.clock = clock;
    }

    void fire(ImportSchedule schedule, Instant due) {
        var now = clock.instant();
        var times = CronTimes.of(schedule);
        var missed = new ArrayList<Instant>();
        var time = due;
        while (time.plus(LATE).isBefore(now)) {
            missed.add(time);
            var next = times.after(time);
            if (next.isEmpty() || next.get().isAfter(now)) {
                break;
            }
            time = next.get();
        }
        tellMissed(schedule, missed, time);
        launch(schedule, time);
    }

    private void tellMissed(ImportSchedule schedule, List<Instant> missed, Instant last) {
        var untold = Math.max(0, missed.size() - MOST_TOLD);
        if (untold > 0) {
            log.warn("Schedule {}: missed {} times more, too long ago to be told", schedule.name(), untold);
        }
        missed.stream().skip(untold).forEach(time -> tellMissed(schedule, time, last));
    }

    private void launch(ImportSchedule schedule, Instant due) {
        var at = due.atZone(schedule.zone());
        var pattern = new FilePattern(schedule.files());
        try {
            var files = pattern.at(at);
            if (files.isEmpty()) {
                refuse(
                        schedule,
                        at,
                        "no-file",
                        "There is no file " + pattern.of(at) + ", expected one at " + TIME.format(at) + ".");
            }
            files.forEach(file -> launch(request(schedule, at, file.toString(), file), file));
            log.info("Schedule {}: {} files at {}", schedule.name(), files.size(), TIME.format(at));
        } catch (IOException e) {
            refuse(schedule, at, "unreadable", pattern.of(at) + " can't be looked for: " + e.getMessage() + ".");
        }
    }

    private void launch(LaunchRequest request, Path file) {
        shared.share(file);
        launches.add(request, clock.instant());
    }

    private void tellMissed(ImportSchedule schedule, Instant due, Instant last) {
        var at = due.atZone(schedule.zone());
        var pattern = new FilePattern(schedule.files());
        var file = pattern.of(at);
        var now = TIME.format(clock.instant().atZone(schedule.zone()));
        var effect = file.equals(pattern.of(last.atZone(schedule.zone())))
                ? "made good at " + now
                : file + " was not imported";
        refuse(
                schedule,
                at,
                "missed",
                "Missed at " + TIME.format(at) + ": no number-import serve was at work; " + effect + ".");
    }

    private void refuse(ImportSchedule schedule, ZonedDateTime at, String what, String message) {
        var ending = new LaunchEnding(null, ExitCode.REFUSED.code(), message, clock.instant());
        if (launches.addEnded(request(schedule, at, what, Path.of("")), ending)) {
            log.warn("Schedule {}: {}", schedule.name(), message);
        }
    }

    private static LaunchRequest request(ImportSchedule schedule, ZonedDateTime at, String what, Path file) {
        return new LaunchRequest(
                "schedule/" + schedule.name() + "/" + at.toInstant() + "/"
                        + UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)),
                Origin.SCHEDULE,
                "schedule " + schedule.name(),
                schedule.account(),
                schedule.task(),
                schedule.profile(),
                file.toString(),
                Errand.IMPORT,
                0);
    }
}
