package numberimport.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** A file with its wish, as a form: what would be passed over in it, a part that is misspelt or stands there twice, is refused. */
record UploadForm(MultipartHttpServletRequest request) {

    private static final String WISH = "wish";
    private static final List<String> PARTS = List.of("file", WISH);
    private static final Set<String> FIELDS = Arrays.stream(LaunchWish.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** With fields of a wish alone, or these. */
    void requireReadable(String... others) {
        var fields = new TreeSet<>(request.getParameterMap().keySet());
        List.of(others).forEach(fields::remove);
        fields.remove(WISH);
        var wished = fields.stream().filter(FIELDS::contains).toList();
        fields.removeAll(FIELDS);
        request.getMultiFileMap().keySet().stream()
                .filter(part -> !PARTS.contains(part))
                .forEach(fields::add);
        if (!fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no field " + fields + ", expected some of " + new TreeSet<>(FIELDS) + ".");
        }
        PARTS.stream().filter(part -> count(part) > 1).findFirst().ifPresent(part -> {
            throw new IllegalArgumentException("There are " + count(part) + " parts \"" + part + "\", expected one.");
        });
        if (count(WISH) == 1 && !wished.isEmpty()) {
            throw new IllegalArgumentException("The fields " + wished + " stand beside a wish, expected them in it.");
        }
    }

    /** With a file name or without. */
    private int count(String part) {
        var values = request.getParameterValues(part);
        return request.getMultiFileMap().getOrDefault(part, List.of()).size() + (values == null ? 0 : values.length);
    }
}
