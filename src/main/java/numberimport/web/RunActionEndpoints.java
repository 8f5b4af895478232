package numberimport.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import numberimport.intake.LaunchDesk.Asking;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Resolution;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.RunView;
import numberimport.pipeline.UnknownBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stops runs, lets them go on, sends refused rows again, and takes a person's word on unknown outcomes. */
@RestController
@RequestMapping("/api/v1/runs/{run}")
final class RunActionEndpoints {

    private final AuditedDesk desk;
    private final RunArchive archive;
    private final Callers callers;

    RunActionEndpoints(AuditedDesk desk, ImportLauncher launcher, Callers callers) {
        this.desk = desk;
        this.archive = launcher.archive();
        this.callers = callers;
    }

    /** Asks it to stop after the call in flight. */
    @PostMapping("/stop")
    ResponseEntity<Stopping> stop(@PathVariable long run) {
        var asked = desk.stop(run);
        return ResponseEntity.status(asked ? 202 : 200).body(new Stopping(run, asked));
    }

    /** With {@code yes} also where its file is unlike those before. */
    @PostMapping("/resume")
    ResponseEntity<LaunchView> resume(
            @PathVariable long run,
            @RequestParam(defaultValue = "false") boolean yes,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return LaunchEndpoints.accepted(desk.resume(asking(key), run, yes).launch());
    }

    /** With {@code dryRun} it only tells what would be sent. */
    @PostMapping("/retries")
    ResponseEntity<?> retry(
            @PathVariable long run,
            @RequestBody(required = false) @Nullable RetryWish wish,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var reasons = wish == null || wish.reasons() == null ? List.<String>of() : wish.reasons();
        if (wish != null && Boolean.TRUE.equals(wish.dryRun())) {
            return ResponseEntity.ok(desk.retryPlan(run, reasons));
        }
        return LaunchEndpoints.accepted(desk.retry(asking(key), run, reasons).launch());
    }

    /** The batches whose outcome no evidence settles. */
    @GetMapping("/unknown")
    Map<String, Object> unknown(@PathVariable long run) {
        List<UnknownBatch> batches = archive.unknown(run);
        return Map.of("run", run, "unknown", batches);
    }

    /** Settles them by the caller's word; it is written into the audit. */
    @PostMapping("/resolutions")
    RunView resolve(@PathVariable long run, @RequestBody ResolutionWish wish) {
        if (wish.as() == null || wish.reason() == null || wish.reason().isBlank()) {
            throw new IllegalArgumentException(
                    "\"as\" (accepted, not-received or resend) and \"reason\", what was seen, are both needed.");
        }
        var batches = wish.batches() == null ? List.<Integer>of() : wish.batches();
        if (batches.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("A number in batches is null, expected one such as 3.");
        }
        return desk.resolve(run, Resolution.As.parse(wish.as()), batches, wish.reason());
    }

    private Asking asking(@Nullable String key) {
        return new Asking(
                LaunchEndpoints.ticket(callers, key), callers.current().name(), 0);
    }

    /** Whether a run was at work, and is asked to stop. */
    record Stopping(long run, boolean stops) {}

    /** Which refused rows are to be sent again: of these codes or reasons, or all. */
    record RetryWish(
            @Nullable List<String> reasons, @Nullable Boolean dryRun) {}

    /** What batches are taken for, and why. */
    record ResolutionWish(
            @Nullable String as,
            @Nullable List<Integer> batches,
            @Nullable String reason) {}
}
