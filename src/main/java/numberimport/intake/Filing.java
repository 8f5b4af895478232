package numberimport.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
import numberimport.pipeline.ExitCode;

/**
 * Where the file of an ended launch goes: into the archive of its day when a run has its content, else into quarantine, where it
 * waits for a person. What became of it lies beside it.
 */
final class Filing {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final int LONGEST_NAME = 180;

    /** Ends after which a person has to do something before the content can be sent. */
    private static final Set<Integer> NOT_IMPORTED = Set.of(
            ExitCode.INTERNAL.code(), ExitCode.USAGE.code(), ExitCode.REFUSED.code(), ExitCode.CONFIGURATION.code());

    private final DropFolder folder;
    private final ZoneId zone;

    Filing(DropFolder folder, ZoneId zone) {
        this.folder = folder;
        this.zone = zone;
    }

    void fileAway(Path taken, Launch launch, LaunchEnding ending) throws IOException {
        var refused = NOT_IMPORTED.contains(ending.exitCode());
        var room = refused
                ? Path.of("quarantine")
                : Path.of("archive", DAY.format(ending.at().atZone(zone)).split("/"));
        var text = "inbox/" + folder.placeOf(taken) + ", taken " + time(launch.createdAt()) + ", ended "
                + time(ending.at()) + ", exit " + ending.exitCode() + "\n" + ending.message() + "\n";
        folder.fileAway(
                taken,
                room,
                launch.id() + "-" + shortened(taken.getFileName().toString()),
                new DropFolder.Beside(refused ? ".reason.txt" : ".result.txt", text));
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    /** A file system takes 255 bytes, of which the launch and the ending of the text beside it need some. */
    private static String shortened(String name) {
        var end = name.length();
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
