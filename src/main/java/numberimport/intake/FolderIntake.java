package numberimport.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import numberimport.ledger.Errand;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchRequest;
import numberimport.ledger.LaunchRequest.Origin;
import numberimport.ledger.Launches;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.SharedFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes launches of the files that stand still in the inbox, and files away those whose launches ended. What a crash left half done
 * is seen by where a file lies and what the ledger says of it, and is done to its end by the next look.
 */
final class FolderIntake {

    private static final Logger log = LoggerFactory.getLogger(FolderIntake.class);

    /** So that those taken first are worked on while many more are there, and a stop is heeded. */
    private static final int MOST_A_LOOK = 200;

    private final DropFolder folder;
    private final StandingStill standingStill;
    private final Addresses addresses;
    private final Launches launches;
    private final SharedFiles shared;
    private final Filing filing;
    private final Clock clock;
    private final Consumer<LaunchView> told;
    private final Set<Path> stuck = new HashSet<>();

    FolderIntake(Place place, Addresses addresses, ImportLauncher launcher, Clock clock, Consumer<LaunchView> told) {
        this.folder = place.folder();
        this.standingStill = place.standingStill();
        this.filing = new Filing(folder, clock.getZone());
        this.addresses = addresses;
        this.launches = launcher.ledger().launches();
        this.shared = launcher.files();
        this.clock = clock;
        this.told = told;
    }

    /** The folder, and when a file in it is whole. */
    record Place(DropFolder folder, StandingStill standingStill) {}

    /** The files that are left, and whether there may be {@code more} to take at once; the others are not whole yet, or can't be moved. */
    record Look(List<Path> left, boolean more) {}

    /** Looks once, and takes the oldest first. */
    Look look() throws IOException {
        fileAway();
        var dropped = folder.dropped();
        var left = new ArrayList<>(dropped);
        var taken = standingStill.among(dropped, clock.instant()).stream()
                .sorted(Comparator.comparing(DroppedFile::modified).thenComparing(DroppedFile::place))
                .filter(this::take)
                .limit(MOST_A_LOOK)
                .toList();
        left.removeAll(taken);
        return new Look(left.stream().map(DroppedFile::place).toList(), taken.size() == MOST_A_LOOK);
    }

    /** False when it can't be moved; one such file holds up no other. */
    private boolean take(DroppedFile file) {
        var ticket = UUID.randomUUID().toString();
        try {
            folder.take(file, ticket).ifPresent(taken -> launch(ticket, taken));
            stuck.remove(file.place());
            return true;
        } catch (IOException e) {
            tellStuck(file.place(), "inbox", e);
            return false;
        }
    }

    /** Files away what was worked on, and launches what was taken and never written down. */
    void fileAway() throws IOException {
        var open = launches.openTickets();
        folder.taken().forEach((ticket, taken) -> {
            if (!open.contains(ticket)) {
                launches.byTicket(ticket)
                        .ifPresentOrElse(launch -> fileAway(taken, launch), () -> launch(ticket, taken));
            }
        });
    }

    private void fileAway(Path taken, Launch launch) {
        var ending = launch.ending();
        if (ending == null) {
            return;
        }
        try {
            filing.fileAway(taken, launch, ending);
            stuck.remove(taken);
        } catch (IOException e) {
            tellStuck(taken, "working", e);
        }
    }

    private void tellStuck(Path file, String room, IOException e) {
        if (stuck.add(file)) {
            log.error("{} can't be moved out of {}, {}; tried again", file, room, e.toString());
        }
    }

    private void launch(String ticket, Path taken) {
        var place = folder.placeOf(taken);
        try {
            requirePlain(taken, place);
            var address = addresses.of(place);
            shared.share(taken);
            launches.add(request(ticket, taken, address), clock.instant());
        } catch (ProblemException e) {
            refuse(request(ticket, taken, new Addresses.Address("", 0, null)), e.problem());
        }
    }

    private LaunchRequest request(String ticket, Path taken, Addresses.Address address) {
        return new LaunchRequest(
                ticket,
                Origin.FOLDER,
                "inbox/" + folder.placeOf(taken),
                address.account(),
                address.task(),
                address.profile(),
                taken.toString(),
                Errand.IMPORT,
                0);
    }

    private void refuse(LaunchRequest request, Problem problem) {
        var ending = new LaunchEnding(null, ExitCode.REFUSED.code(), problem.text(), clock.instant());
        if (launches.addEnded(request, ending)) {
            log.warn("{} is refused: {}", request.askedBy(), problem.message());
            launches.byTicket(request.ticket())
                    .map(launch -> LaunchView.ended(launch, ending))
                    .ifPresent(told);
        }
    }

    private static void requirePlain(Path taken, Path place) {
        if (!DropFolder.isPlain(taken)) {
            throw new ProblemException(new Problem(
                    "NO_PLAIN_FILE",
                    "inbox/" + place + " is a link, a pipe or another name of a file, expected a file of its own.",
                    "copy the file itself into the folder",
                    ExitCode.REFUSED));
        }
    }
}
