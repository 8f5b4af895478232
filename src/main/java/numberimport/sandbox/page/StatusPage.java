package numberimport.sandbox.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import numberimport.sandbox.campaign.Dialler;
import numberimport.sandbox.control.Door;
import numberimport.sandbox.store.Company;
import numberimport.sandbox.store.CompanyProfile.RelayNumber;
import numberimport.sandbox.store.Store;
import numberimport.sandbox.store.Task;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What goes on in the sandbox, anew every two seconds: companies, tasks, calls and the last arrivals at the door. Of many tasks it
 * shows those that are active and the newest.
 */
@RestController
public final class StatusPage {

    private static final int TASKS_SHOWN = 30;
    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));

    private final Store store;
    private final Dialler dialler;
    private final Door door;
    private final String style;

    public StatusPage(Store store, Dialler dialler, Door door) {
        this.store = store;
        this.dialler = dialler;
        this.door = door;
        try {
            style = new ClassPathResource("style.css", StatusPage.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @GetMapping("/")
    ResponseEntity<String> page() {
        dialler.catchUp();
        var companies = store.companies().all().stream().map(this::company).collect(Collectors.joining("\n"));
        var html = """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>number-import sandbox</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="refresh" content="2"><link rel="icon" href="data:,">
                <style>%s</style></head><body><main>
                <header><h1>number-import sandbox</h1>
                <span class="clock">%s <span class="soft">campaign time in China, %s×</span></span>
                <span class="soft">control: <code>GET /sandbox</code></span></header>
                %s
                %s
                </main></body></html>
                """.formatted(
                style, TIME.format(dialler.clock().instant()), speed(), companies, new DoorSection(door).html());
        return ResponseEntity.ok()
                .contentType(HTML)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
                .header("Cache-Control", "no-store")
                .body(html);
    }

    private String company(Company company) {
        var total = store.tasks().count(company.id());
        var shown = store.tasks().latest(company.id(), TASKS_SHOWN);
        return """
                <section><h2>%s <small>%s · %s of %s numbers · %s%s</small></h2>
                %s</section>""".formatted(
                        Markup.text(company.name()),
                        Markup.text(company.email()),
                        Markup.count(company.numbers()),
                        Markup.count(company.quotas().company()),
                        total == 1 ? "1 task" : Markup.count(total) + " tasks",
                        total > shown.size() ? ", " + shown.size() + " shown" : "",
                        shown.isEmpty() ? "<p class=\"empty\">No task yet.</p>" : cards(company, shown));
    }

    private String cards(Company company, List<Task> tasks) {
        var figures = store.sums().figures(tasks, dialler.clock().instant());
        var lines = store.companies().relayNumbers(company.id());
        return tasks.stream()
                .map(task -> new TaskCard(
                                task,
                                company.quotas().task(),
                                Objects.requireNonNull(figures.get(task.id())),
                                calling(task, lines),
                                store.sums().results(task.id()))
                        .html())
                .collect(Collectors.joining("", "<div class=\"tasks\">", "</div>"));
    }

    private TaskCard.Calling calling(Task task, List<RelayNumber> lines) {
        var settings = task.settings();
        var line = lines.stream()
                .filter(known -> known.number().equals(settings.calloutNumber()))
                .findFirst()
                .orElse(lines.get(0));
        var limit = settings.callLimit() == null ? line.mostCalls() : settings.callLimit();
        return new TaskCard.Calling(line.number(), dialler.inProgress(task.id()), limit);
    }

    private String speed() {
        var speed = dialler.clock().speed();
        return speed == Math.rint(speed) ? Markup.count((long) speed) : String.valueOf(speed);
    }
}
