package numberimport.console;

import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Takes an empty field of the long forms for one that was left out. */
@ControllerAdvice(assignableTypes = {AccountPages.class, TaskPages.class, UploadPages.class})
final class EmptyFields {

    @InitBinder
    void emptyMeansNothing(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
    }
}
