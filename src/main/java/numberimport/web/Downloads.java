package numberimport.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import numberimport.pipeline.FailureFilter;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.RunArchive;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Rows of runs as files, for whoever may see them; each download is written into the audit. */
public final class Downloads {

    private final RunArchive archive;
    private final Callers callers;

    Downloads(ImportLauncher launcher, Callers callers) {
        this.archive = launcher.archive();
        this.callers = callers;
    }

    /** The failed rows that a filter wants as a file, csv or xlsx, that people mend and import again. */
    public ResponseEntity<StreamingResponseBody> report(long run, FailureFilter filter, String format) {
        if (!format.equals("csv") && !format.equals("xlsx")) {
            throw new IllegalArgumentException("format is \"" + format + "\", expected csv or xlsx.");
        }
        archive.show(run);
        callers.did("download", run, "report as " + format);
        var name = "run-" + run + "-rejected." + format;
        return download(name, folder -> {
            var file = folder.resolve(name);
            archive.writeFailures(run, filter, file);
            return file;
        });
    }

    /** Every row by what became of it: four files in one archive. */
    public ResponseEntity<StreamingResponseBody> results(long run) {
        archive.show(run);
        callers.did("download", run, "results");
        var name = "run-" + run + "-results.zip";
        return download(
                name,
                folder -> zipped(
                        archive.writeResults(run, folder).keySet().stream().toList(), folder.resolve(name)));
    }

    /** The header by which a browser keeps what comes as a file of this name. */
    static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    @FunctionalInterface
    private interface Writing {
        Path into(Path folder) throws IOException;
    }

    /** Written whole before the first byte goes out, which says how many follow, so that nobody gets half a file for a whole one. */
    private static ResponseEntity<StreamingResponseBody> download(String name, Writing writing) {
        try {
            var folder = Files.createTempDirectory("number-import-download-");
            try {
                return download(name, folder, writing.into(folder));
            } catch (IOException | RuntimeException e) {
                FileSystemUtils.deleteRecursively(folder);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResponseEntity<StreamingResponseBody> download(String name, Path folder, Path file)
            throws IOException {
        var length = Files.size(file);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(length)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
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
}
