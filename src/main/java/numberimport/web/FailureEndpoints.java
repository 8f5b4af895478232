package numberimport.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import numberimport.pipeline.FailureFilter;
import numberimport.pipeline.FailurePage;
import numberimport.pipeline.FailureView;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.PhoneMask;
import numberimport.pipeline.ReasonView;
import numberimport.pipeline.RunArchive;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Tells which rows are not in the task and why: page by page, by reason, or as files. Viewers see phone numbers masked. */
@RestController
@RequestMapping("/api/v1/runs/{run}")
final class FailureEndpoints {

    private final RunArchive archive;
    private final Callers callers;

    FailureEndpoints(ImportLauncher launcher, Callers callers) {
        this.archive = launcher.archive();
        this.callers = callers;
    }

    @GetMapping("/failures")
    FailurePage failures(
            @PathVariable long run,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = FailurePage.START) String after,
            @RequestParam(defaultValue = "100") int limit) {
        var page = archive.failures(run, new FailureFilter(status, code), after, Limits.page(limit));
        return callers.seesNumbers()
                ? page
                : new FailurePage(
                        page.run(),
                        page.failures().stream().map(FailureEndpoints::masked).toList(),
                        page.next());
    }

    @GetMapping("/reasons")
    Reasons reasons(@PathVariable long run) {
        var reasons = archive.reasons(run);
        return new Reasons(
                run,
                callers.seesNumbers()
                        ? reasons
                        : reasons.stream().map(FailureEndpoints::masked).toList());
    }

    /** The failed rows as a file that people mend and import again. */
    @GetMapping("/report")
    ResponseEntity<StreamingResponseBody> report(
            @PathVariable long run, @RequestParam(defaultValue = "csv") String format) {
        if (!format.equals("csv") && !format.equals("xlsx")) {
            throw new IllegalArgumentException("format is \"" + format + "\", expected csv or xlsx.");
        }
        archive.show(run);
        callers.did("download", run, "report as " + format);
        var name = "run-" + run + "-rejected." + format;
        return download(name, folder -> {
            var file = folder.resolve(name);
            archive.writeFailures(run, file);
            return file;
        });
    }

    /** Every row by what became of it: four files in one archive. */
    @GetMapping("/results")
    ResponseEntity<StreamingResponseBody> results(@PathVariable long run) {
        archive.show(run);
        callers.did("download", run, "results");
        var name = "run-" + run + "-results.zip";
        return download(
                name,
                folder -> zipped(
                        archive.writeResults(run, folder).keySet().stream().toList(), folder.resolve(name)));
    }

    /** The reasons of a run, most frequent first. */
    record Reasons(long run, List<ReasonView> reasons) {}

    @FunctionalInterface
    private interface Writing {
        Path into(Path folder) throws IOException;
    }

    /** Written whole before the first byte goes out, so that nobody gets half a file for a whole one. */
    private static ResponseEntity<StreamingResponseBody> download(String name, Writing writing) {
        Path folder;
        Path file;
        try {
            folder = Files.createTempDirectory("number-import-download-");
            file = writing.into(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(out -> {
                    try {
                        Files.copy(file, out);
                    } finally {
                        FileSystemUtils.deleteRecursively(folder);
                    }
                });
    }

    private static Path zipped(List<Path> files, Path target) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(target), StandardCharsets.UTF_8)) {
            for (var file : files) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
            }
        }
        return target;
    }

    private static FailureView masked(FailureView failure) {
        Map<String, String> values = new LinkedHashMap<>();
        failure.values()
                .forEach((column, value) -> values.put(PhoneMask.maskWritten(column), PhoneMask.maskWritten(value)));
        return new FailureView(
                failure.row(),
                failure.status(),
                failure.code(),
                PhoneMask.maskWritten(failure.reason()),
                failure.action(),
                values);
    }

    private static ReasonView masked(ReasonView reason) {
        return new ReasonView(
                reason.code(),
                reason.count(),
                reason.action(),
                reason.exampleRow(),
                PhoneMask.maskWritten(reason.example()));
    }
}
