package numberimport.submission;

import java.time.Duration;
import java.util.List;
import numberimport.ledger.NumberBatch;
import org.jspecify.annotations.Nullable;

/** Why a batch may end as unknown: what the API must have done for the user to be told so. */
enum UnknownReason {
    NEVER_KEPT("times and neither kept nor refused") {
        @Override
        boolean holds(SimulatedRun world, List<String> numbers) {
            // Where nonces don't tell it, or the pool speaks against them, what never arrived looks like what was not
            // kept.
            var likeOnesThere =
                    world.schedule.oldCopies() || world.schedule.repeats() || world.schedule.sameNumbers() > 0;
            var noncesTell = world.schedule.noncesCount() && !likeOnesThere;
            // So does, to the next process, what the one before was stopped at checking.
            var halfChecked =
                    world.schedule.deaths().size() + world.schedule.turns().size();
            // And what reads that fail keep from being checked in time.
            var unchecked = world.schedule.readsFail() ? 1 : 0;
            return !noncesTell
                    || numbers.stream()
                            .allMatch(number -> world.api.dropped(number) + halfChecked + unchecked >= MOST_ATTEMPTS);
        }
    },
    SEEN_THOUGH_NEVER_TAKEN("the API says it never took the request, yet the pool shows rows of it") {
        @Override
        boolean holds(SimulatedRun world, List<String> numbers) {
            // Where numbers repeat, those that the pool shows may be an unknown batch's.
            return world.schedule.repeats() || numbers.stream().anyMatch(world::addedByOthers);
        }
    },
    OLD_AND_SENT_ALIKE("the pool ends with numbers that the run sent, but the task says that only") {
        @Override
        boolean holds(SimulatedRun world, List<String> numbers) {
            return world.schedule.countLies() || world.schedule.oldCopies() || world.schedule.othersWrite();
        }
    },
    COUNT_TOO_LOW("the task says that it holds") {
        @Override
        boolean holds(SimulatedRun world, List<String> numbers) {
            return world.schedule.countLies();
        }
    },
    COUNT_CHANGED("the task's count changes while its pool is read", true) {
        @Override
        boolean holds(SimulatedRun world, List<String> numbers) {
            return world.schedule.othersWrite();
        }
    },
    COUNT_KEEPS_CHANGING("the task's count keeps changing", true) {
        @Override
        boolean holds(SimulatedRun world, List<String> numbers) {
            return world.schedule.othersWrite();
        }
    },
    ACKNOWLEDGED_UNSEEN("the pool does not show numbers that were acknowledged earlier", true) {
        @Override
        boolean holds(SimulatedRun world, List<String> numbers) {
            return world.schedule.othersWrite() || world.schedule.lag().compareTo(READINGS) > 0;
        }
    },
    STILL_CHANGING("the pool still changes after the API's time to process a request", true) {
        @Override
        boolean holds(SimulatedRun world, List<String> numbers) {
            return world.schedule.othersWrite() || world.schedule.lag().compareTo(READINGS) > 0;
        }
    },
    SHARED("not for certain all of them as this batch's") {
        @Override
        boolean holds(SimulatedRun world, List<String> numbers) {
            return world.schedule.repeats();
        }
    };

    private static final int MOST_ATTEMPTS = 3;

    /** All readings but the last one are made within this time. */
    private static final Duration READINGS = Duration.ofSeconds(60);

    private final String words;
    private final boolean passing;

    UnknownReason(String words) {
        this(words, false);
    }

    /** A passing reason is none any more when the run is taken up again later. */
    UnknownReason(String words, boolean passing) {
        this.words = words;
        this.passing = passing;
    }

    abstract boolean holds(SimulatedRun world, List<String> numbers);

    /** Whether the reason that the user is told for these numbers of a batch is true, {@code later} as well as at once. */
    static boolean explains(SimulatedRun world, NumberBatch batch, List<String> numbers, boolean later) {
        for (var reason : values()) {
            if (said(batch.message(), reason.words)) {
                return reason.holds(world, numbers) && !(later && reason.passing);
            }
        }
        return false;
    }

    private static boolean said(@Nullable String message, String words) {
        return message != null && message.contains(words);
    }
}
