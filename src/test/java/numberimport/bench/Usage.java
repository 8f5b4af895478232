package numberimport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import numberimport.bench.WorkersFleet.Members;

/** What the processes of a fleet have used by a moment: their cores' time, and the database's commits. */
record Usage(long nanoTime, Duration workers, Duration database, Duration standIn, Duration bench, long commits) {

    static Usage of(Members members, long commits) {
        return new Usage(
                System.nanoTime(),
                sum(members.workers().stream()),
                sum(Stream.concat(
                        Stream.of(members.database()), members.database().children())),
                sum(Stream.of(members.standIn())),
                sum(Stream.of(ProcessHandle.current())),
                commits);
    }

    Usage since(Usage before) {
        return new Usage(
                nanoTime - before.nanoTime,
                workers.minus(before.workers),
                database.minus(before.database),
                standIn.minus(before.standIn),
                bench.minus(before.bench),
                commits - before.commits);
    }

    /** The cores' whole time, of all processes of the machine, and the part of it that was idle; in jiffies. */
    record Machine(long all, long idle) {

        static Machine now() {
            try (var lines = Files.lines(Path.of("/proc/stat"))) {
                var words = lines.findFirst().orElseThrow().split(" +");
                var all = Stream.of(words)
                        .skip(1)
                        .limit(8)
                        .mapToLong(Long::parseLong)
                        .sum();
                return new Machine(all, Long.parseLong(words[4]) + Long.parseLong(words[5]));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** In use since then, as a share of 1. */
        double busySince(Machine before) {
            return 1 - (double) (idle - before.idle) / (all - before.all);
        }
    }

    /** The memory that the largest of some processes has resident. */
    static long residentMiB(List<ProcessHandle> processes) {
        return processes.stream().mapToLong(Usage::residentKiB).max().orElseThrow() / 1024;
    }

    private static long residentKiB(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            var line =
                    lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", ""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration sum(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
