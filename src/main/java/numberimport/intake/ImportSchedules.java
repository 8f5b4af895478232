package numberimport.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportSchedule;
import numberimport.pipeline.Accounts;
import numberimport.pipeline.Destination;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Profiles;
import numberimport.pipeline.Purge;
import numberimport.pipeline.Settings;
import numberimport.pipeline.SharedFiles;
import numberimport.pipeline.TaskPresence;

/**
 * The schedules: people add, pause and remove them, and db-scheduler fires each once at its times, whichever of the processes is
 * there. To add one needs no process that fires it. Every day the purge is due besides.
 */
public final class ImportSchedules implements ScheduleBook {

    private static final String TASK = "import-schedule";
    private static final String PURGE = "purge";
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final ImportLedger ledger;
    private final SharedFiles shared;
    private final Settings settings;
    private final Accounts accounts;
    private final Clock clock;
    private final CustomTask<Void> task;
    private final RecurringTask<Void> purging;
    private final SchedulerClient client;
    private final TaskPresence tasks;

    public ImportSchedules(ImportLauncher launcher, Settings settings, Clock clock) {
        this.ledger = launcher.ledger();
        this.shared = launcher.files();
        this.settings = settings;
        this.accounts = launcher.accounts();
        this.clock = clock;
        this.task = Tasks.custom(TASK, Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_A_FAILURE))
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                        fired(instance, context.getExecution().getExecutionTime()));
        var purge = new Purge(launcher, settings, clock);
        this.purging = Tasks.recurring(PURGE, FixedDelay.of(A_DAY)).execute((instance, context) -> purge.purge());
        this.client = SchedulerClient.Builder.create(ledger.dataSource(), task).build();
        this.tasks = new TaskPresence(accounts, clock);
    }

    @Override
    public ScheduleView add(NewSchedule wanted) {
        var schedule = usable(wanted);
        var next = next(schedule);
        requireApart(schedule);
        tasks.require(schedule.account(), schedule.task());
        if (!ledger.schedules().add(schedule)) {
            throw problem(
                    "SCHEDULE_EXISTS",
                    "There is a schedule \"" + wanted.name() + "\" already, expected a new name.",
                    "number-import schedule remove " + wanted.name());
        }
        due(schedule, next);
        return ScheduleView.of(schedule, next);
    }

    @Override
    public List<ScheduleView> all() {
        return ledger.schedules().all().stream()
                .map(schedule ->
                        ScheduleView.of(schedule, dueAt(schedule.name()).orElse(null)))
                .toList();
    }

    @Override
    public ScheduleView pause(String name) {
        existing(name);
        ledger.schedules().pause(name, true);
        notDue(name);
        return view(name);
    }

    @Override
    public ScheduleView resume(String name) {
        var schedule = existing(name);
        ledger.schedules().pause(name, false);
        due(schedule, next(schedule));
        return view(name);
    }

    @Override
    public ScheduleView runNow(String name) {
        due(existing(name), clock.instant());
        return view(name);
    }

    @Override
    public void remove(String name) {
        existing(name);
        ledger.schedules().remove(name);
        notDue(name);
    }

    /** A process that fires them, to be started and stopped. One that a crash kept from being due is made so. */
    Scheduler scheduler() {
        for (var schedule : ledger.schedules().all()) {
            if (!schedule.paused()) {
                client.scheduleIfNotExists(instance(schedule.name()), next(schedule));
            }
        }
        return Scheduler.create(ledger.dataSource(), task)
                .startTasks(purging)
                .threads(1)
                .pollingInterval(POLL)
                .deleteUnresolvedAfter(Lanes.NEVER)
                .clock(clock::instant)
                .build();
    }

    private CompletionHandler<Void> fired(TaskInstance<Void> instance, Instant due) {
        var schedule = ledger.schedules().find(instance.getId());
        schedule.ifPresent(known -> new Firing(ledger.launches(), shared, clock).fire(known, due));
        var next = ledger.schedules()
                .find(instance.getId())
                .filter(known -> !known.paused())
                .map(known -> (Schedule) new Following(known));
        return next.<CompletionHandler<Void>>map(OnCompleteReschedule::new).orElseGet(OnCompleteRemove::new);
    }

    private ImportSchedule usable(NewSchedule wanted) {
        if (!Profiles.isName(wanted.name())) {
            throw invalid("\"" + wanted.name()
                    + "\" is no name of a schedule, expected letters, digits, dots, dashes and underscores");
        }
        try {
            var files = FilePattern.parse(wanted.files());
            var into = wanted.profile() == null
                    ? Destination.NONE
                    : settings.profiles().load(wanted.profile()).into();
            var account = wanted.account() == null ? into.accountOrDefault() : wanted.account();
            accounts.require(account);
            var number = wanted.task() == null ? into.task() : wanted.task();
            if (number == null) {
                throw invalid("Nothing says into which task, neither -t nor a profile");
            }
            return new ImportSchedule(
                    wanted.name(),
                    wanted.cron(),
                    wanted.zoneOrDefault(),
                    files.absolute(),
                    account,
                    number,
                    wanted.profile(),
                    false,
                    wanted.createdBy(),
                    clock.instant());
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private Instant next(ImportSchedule schedule) {
        try {
            return CronTimes.of(schedule)
                    .after(clock.instant())
                    .orElseThrow(() -> new IllegalArgumentException("it names no time that will come"));
        } catch (IllegalArgumentException e) {
            throw unusable(schedule, e);
        }
    }

    private void requireApart(ImportSchedule schedule) {
        try {
            CronTimes.of(schedule).requireApart(clock.instant());
        } catch (IllegalArgumentException e) {
            throw unusable(schedule, e);
        }
    }

    private static ProblemException unusable(ImportSchedule schedule, IllegalArgumentException e) {
        return invalid("\"" + schedule.cron() + "\" is no cron expression that can be used: " + e.getMessage());
    }

    private void due(ImportSchedule schedule, Instant at) {
        try {
            client.schedule(instance(schedule.name()), at, SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException e) {
            throw problem(
                    "SCHEDULE_FIRES",
                    "Schedule \"" + schedule.name() + "\" is making its launches just now.",
                    "try again in a moment");
        }
    }

    private void notDue(String name) {
        try {
            client.cancel(instance(name));
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            // What fires just now looks before it is due again, and one that is not due needs no cancelling.
        }
    }

    private Optional<Instant> dueAt(String name) {
        return client.getScheduledExecution(instance(name)).map(execution -> execution.getExecutionTime());
    }

    private ScheduleView view(String name) {
        return ScheduleView.of(existing(name), dueAt(name).orElse(null));
    }

    private TaskInstance<Void> instance(String name) {
        return task.instance(name);
    }

    private ImportSchedule existing(String name) {
        return ledger.schedules()
                .find(name)
                .orElseThrow(() -> problem(
                        "SCHEDULE_UNKNOWN",
                        "There is no schedule \"" + name + "\"; there are: "
                                + ledger.schedules().all().stream()
                                        .map(ImportSchedule::name)
                                        .toList(),
                        "number-import schedule list"));
    }

    private static ProblemException invalid(String found) {
        return problem(
                "SCHEDULE_INVALID",
                found + ".",
                "for example: schedule add nightly --cron \"0 1 * * *\" --files /exports/leads-{yyyyMMdd}.csv -t 16");
    }

    private static ProblemException problem(String code, String message, String hint) {
        return new ProblemException(new Problem(code, message, hint, ExitCode.USAGE));
    }

    /** The times of a schedule after the one that was done last. */
    private record Following(ImportSchedule schedule) implements Schedule {

        @Override
        public Instant getNextExecutionTime(ExecutionComplete done) {
            return CronTimes.of(schedule).after(done.getTimeDone()).orElse(Instant.MAX);
        }

        @Override
        public boolean isDeterministic() {
            return true;
        }
    }
}
