package numberimport.sandbox.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import numberimport.sandbox.control.Door;
import numberimport.sandbox.control.Door.Passage;

/** What happens at the API's door: the last arrivals, the faults and the violations. */
record DoorSection(Door door) {

    private static final int SHOWN = 15;
    private static final int SUCCESS = 1000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    String html() {
        var arrivals = door.arrivals();
        return "<h2>At the door <small>%s requests%s</small></h2>%s"
                        .formatted(
                                Markup.count(arrivals.size()),
                                faults(),
                                arrivals.isEmpty() ? noRequest() : table(arrivals))
                + violations();
    }

    private String faults() {
        var faults = door.faults();
        return faults.isEmpty() ? "" : " · faults: " + Markup.text(String.join(", ", faults));
    }

    private static String noRequest() {
        return "<p class=\"empty\">No request has come in yet.</p>";
    }

    private static String table(List<Passage> arrivals) {
        var rows = new StringBuilder();
        for (var i = arrivals.size() - 1; i >= Math.max(0, arrivals.size() - SHOWN); i--) {
            rows.append(row(arrivals.get(i)));
        }
        return """
                <div class="scroll"><table>
                <tr><th class="n">no.</th><th>time</th><th>code</th><th>request</th><th class="n">applied</th></tr>
                %s</table></div>
                """.formatted(rows);
    }

    private static String row(Passage arrival) {
        return "<tr><td class=\"n\">%d</td><td>%s</td><td class=\"code%s\">%s</td><td>%s %s</td><td class=\"n\">%d</td></tr>\n"
                .formatted(
                        arrival.ordinal(),
                        TIME.format(arrival.at()),
                        arrival.code() == SUCCESS ? "" : " bad",
                        arrival.code() == 0 ? "none" : String.valueOf(arrival.code()),
                        Markup.text(arrival.method()),
                        Markup.text(arrival.path()),
                        arrival.applied());
    }

    private String violations() {
        var violations = door.violations();
        if (violations.isEmpty()) {
            return "<h2>Violations <small>none</small></h2>";
        }
        var last = violations.subList(Math.max(0, violations.size() - SHOWN), violations.size()).stream()
                .map(violation -> "<li>" + Markup.text(violation) + "</li>")
                .collect(Collectors.joining());
        return "<h2>Violations <small>%s</small></h2><div class=\"scroll\"><ul class=\"violations\">%s</ul></div>"
                .formatted(Markup.count(violations.size()), last);
    }
}
