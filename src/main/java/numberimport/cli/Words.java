package numberimport.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import numberimport.pipeline.Counts;

/** Numbers, times and counts as people read them. */
final class Words {

    private Words() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Its first letter large, and a full stop. */
    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    static String duration(Duration time) {
        var seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** Rows that failed, by kind; empty when none did. */
    static String failed(Counts counts) {
        var parts = new ArrayList<String>();
        add(parts, counts.rejected(), "rejected");
        add(parts, counts.duplicate(), "duplicate");
        add(parts, counts.suppressed(), "suppressed");
        add(parts, counts.refused(), "refused");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String kind) {
        if (count > 0) {
            parts.add(number(count) + " " + kind);
        }
    }
}
