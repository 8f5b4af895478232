package numberimport.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import numberimport.web.LaunchWish;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.CustomCollectionEditor;
import org.springframework.beans.propertyeditors.CustomNumberEditor;
import org.springframework.web.bind.WebDataBinder;

/** Reads the fields of an upload's forms: an empty one was left out, and one that is to be a number and is none is told on the form. */
final class UploadFields {

    private UploadFields() {}

    static void read(WebDataBinder binder) {
        binder.registerCustomEditor(Integer.class, number(Integer.class));
        binder.registerCustomEditor(Long.class, number(Long.class));
        binder.registerCustomEditor(List.class, new CustomCollectionEditor(List.class) {
            @Override
            public void setValue(@Nullable Object fields) {
                super.setValue(
                        fields instanceof String[] many
                                ? Stream.of(many)
                                        .filter(field -> !field.isBlank())
                                        .toList()
                                : RunPages.given((String) fields));
            }
        });
    }

    /** A number from 1, or nothing. */
    private static CustomNumberEditor number(Class<? extends Number> kind) {
        return new CustomNumberEditor(kind, true) {
            @Override
            public void setAsText(String text) {
                try {
                    super.setAsText(text.strip());
                } catch (IllegalArgumentException e) {
                    // The page tells it as a misfit.
                    setValue(null);
                }
            }

            @Override
            public void setValue(@Nullable Object number) {
                super.setValue(number instanceof Number given && given.longValue() < 1 ? null : number);
            }
        };
    }

    /** The names of fields that were filled in with what is no number from 1. */
    static List<String> misfits(LaunchWish wish, HttpServletRequest request) {
        var misfits = new ArrayList<String>();
        if (wish.task() == null && isGiven("task", request)) {
            misfits.add("task");
        }
        if (wish.headerRow() == null && isGiven("headerRow", request)) {
            misfits.add("headerRow");
        }
        return misfits;
    }

    private static boolean isGiven(String field, HttpServletRequest request) {
        return RunPages.given(request.getParameter(field)) != null;
    }
}
