package numberimport.web;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import numberimport.intake.LaunchDesk;
import numberimport.intake.LaunchDesk.Answer;
import numberimport.intake.LaunchDesk.Asking;
import numberimport.intake.LaunchDesk.FileWish;
import numberimport.intake.LaunchView;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Asks for imports, and tells what became of them. */
@RestController
@RequestMapping("/api/v1/launches")
final class LaunchEndpoints {

    private final LaunchDesk desk;
    private final AuditedDesk audited;
    private final RunArchive archive;
    private final Uploads uploads;
    private final AllowedFolders folders;
    private final Callers callers;

    LaunchEndpoints(LaunchDesk desk, AuditedDesk audited, Settings settings, Uploads uploads, Callers callers) {
        this.desk = desk;
        this.audited = audited;
        this.archive = audited.archive();
        this.uploads = uploads;
        this.folders = new AllowedFolders(settings.web().folders());
        this.callers = callers;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<LaunchView> launch(
            @RequestBody LaunchWish wish,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        if (wish.path() == null) {
            throw new IllegalArgumentException(
                    "The path is missing; to upload a file, send it as multipart/form-data.");
        }
        var file = folders.file(wish.path());
        var ticket = ticket(key);
        var known = desk.asked(ticket, wish.toFileWish(), file::equals);
        if (known.isPresent()) {
            return accepted(known.get());
        }
        var answer = launched(file, wish, ticket);
        return accepted(answer.isNew() ? answer.launch() : askedMeanwhile(ticket, wish.toFileWish(), file::equals));
    }

    /** The wish is a part of its own in JSON, or fields of the form. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<LaunchView> launch(
            @RequestPart("file") MultipartFile file,
            @RequestPart(name = "wish", required = false) @Nullable LaunchWish wish,
            @ModelAttribute LaunchWish fields,
            MultipartHttpServletRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        new UploadForm(request).requireReadable();
        var ticket = ticket(key);
        var wanted = wish == null ? fields : wish;
        var known = desk.asked(ticket, wanted.toFileWish(), earlier -> Uploads.isSame(earlier, file));
        if (known.isPresent()) {
            return accepted(known.get());
        }
        var kept = uploads.keep(file, callers.current());
        try {
            var answer = launched(kept, wanted, ticket);
            if (!answer.isNew()) {
                uploads.forget(kept);
                return accepted(askedMeanwhile(ticket, wanted.toFileWish(), earlier -> Uploads.isSame(earlier, file)));
            }
            return accepted(answer.launch());
        } catch (RuntimeException e) {
            uploads.forget(kept);
            throw e;
        }
    }

    /** What another request has asked for by the same ticket while this one was looked at. */
    private LaunchView askedMeanwhile(String ticket, FileWish wish, Predicate<Path> sameFile) {
        return desk.asked(ticket, wish, sameFile).orElseThrow();
    }

    @GetMapping
    LaunchList newest(@RequestParam(defaultValue = "20") int limit) {
        return new LaunchList(LaunchView.newest(archive, Limits.page(limit)));
    }

    @GetMapping("/{launch}")
    LaunchView one(@PathVariable long launch) {
        return found(archive, launch);
    }

    /** One that waits is left; what is at work ends when its run is stopped. */
    @DeleteMapping("/{launch}")
    LaunchView cancel(@PathVariable long launch) {
        return audited.cancel(launch);
    }

    static LaunchView found(RunArchive archive, long launch) {
        return LaunchView.find(archive, launch).orElseThrow(() -> LaunchView.noSuchLaunch(launch));
    }

    /** Several launches, the newest first. */
    record LaunchList(List<LaunchView> launches) {}

    private Answer launched(Path file, LaunchWish wish, String ticket) {
        return audited.launch(new Asking(ticket, callers.current().name(), wish.urgency()), file, wish);
    }

    private String ticket(@Nullable String key) {
        return ticket(callers, key);
    }

    /** One wish for each key of a caller; without a key each request is one. */
    static String ticket(Callers callers, @Nullable String key) {
        if (key != null && key.isBlank()) {
            throw new IllegalArgumentException("Idempotency-Key is blank, expected what tells this wish from others.");
        }
        if (key != null && key.length() > 100) {
            throw new IllegalArgumentException(
                    "Idempotency-Key has " + key.length() + " characters, expected at most 100.");
        }
        var wish = key == null ? UUID.randomUUID().toString() : key;
        return "rest/" + callers.current().name() + "/" + wish;
    }

    static ResponseEntity<LaunchView> accepted(LaunchView launch) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/launches/" + launch.launch()))
                .header("Retry-After", "2")
                .body(launch);
    }
}
