package numberimport.web;

import java.nio.file.Path;
import java.util.function.BiFunction;
import numberimport.pipeline.FileCheck;
import numberimport.pipeline.FilePreview;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.Operator;
import numberimport.pipeline.PreviewView;
import numberimport.pipeline.RunView;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * Says how an uploaded file is understood, or checks all of it; keeps and sends nothing. The wish is a part of its own in JSON, or
 * fields of the form.
 */
@RestController
@RequestMapping("/api/v1")
final class PreviewEndpoints {

    private final Settings settings;
    private final Uploads uploads;
    private final Callers callers;

    PreviewEndpoints(Settings settings, Uploads uploads, Callers callers) {
        this.settings = settings;
        this.uploads = uploads;
        this.callers = callers;
    }

    @PostMapping(path = "/previews", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    PreviewView preview(
            @RequestPart("file") MultipartFile file,
            @RequestPart(name = "wish", required = false) @Nullable LaunchWish wish,
            @ModelAttribute LaunchWish fields,
            @RequestParam(defaultValue = "10") int rows,
            MultipartHttpServletRequest request) {
        new UploadForm(request).requireReadable("rows");
        var most = Limits.page(rows);
        return looked(file, wish == null ? fields : wish, (path, options) -> new FilePreview(options, most).of(path));
    }

    @PostMapping(path = "/checks", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    RunView check(
            @RequestPart("file") MultipartFile file,
            @RequestPart(name = "wish", required = false) @Nullable LaunchWish wish,
            @ModelAttribute LaunchWish fields,
            MultipartHttpServletRequest request) {
        new UploadForm(request).requireReadable();
        return looked(
                file,
                wish == null ? fields : wish,
                (path, options) -> new FileCheck(settings)
                        .check(path, options, Operator.SILENT)
                        .run());
    }

    private <T> T looked(MultipartFile file, LaunchWish wish, BiFunction<Path, ImportOptions, T> look) {
        var options = wish.fileOptions(settings);
        var path = uploads.keep(file, callers.current());
        try {
            return look.apply(path, options);
        } finally {
            uploads.forget(path);
        }
    }
}
