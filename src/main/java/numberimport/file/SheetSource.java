package numberimport.file;

import java.util.List;

/** The sheets of a workbook of one format, which can be read as often as is wanted. */
interface SheetSource {

    /** In their order. */
    List<Sheet> sheets();

    /** A fresh pass over all stored rows of a sheet; {@code place} is how messages name them. */
    RowReader rows(Sheet sheet, Place place);
}
