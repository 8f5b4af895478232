package numberimport.cli;

import java.nio.file.Path;
import java.util.List;
import numberimport.pipeline.FilePreview;
import numberimport.pipeline.ImportOptions;

/** Has a person choose among the sheets of a workbook, where several hold data and none is named. */
final class SheetQuestion {

    private final Output out;
    private final Questions questions;

    SheetQuestion(Output out, Questions questions) {
        this.out = out;
        this.questions = questions;
    }

    static SheetQuestion atTerminal(Output out) {
        return new SheetQuestion(out, Questions.toTerminal(out));
    }

    /** The options with the chosen sheet; as they were where there is nothing to choose, nobody to ask, or no clear answer. */
    ImportOptions answered(Path file, ImportOptions options) {
        if (options.sheet() != null || !questions.reachSomebody()) {
            return options;
        }
        var sheets = FilePreview.sheetsToChooseFrom(file);
        if (sheets.isEmpty()) {
            return options;
        }
        out.hint(file.getFileName() + " has several sheets with data:");
        for (var i = 0; i < sheets.size(); i++) {
            out.hint("  " + (i + 1) + "  " + sheets.get(i));
        }
        var chosen = chosen(questions.answer("Which one? [1-" + sheets.size() + "] "), sheets);
        return chosen < 0 ? options : options.ofSheet(sheets.get(chosen));
    }

    private static int chosen(String answer, List<String> sheets) {
        for (var i = 0; i < sheets.size(); i++) {
            if (answer.equals(String.valueOf(i + 1)) || answer.equals(sheets.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
