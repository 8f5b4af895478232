package numberimport.pipeline;

import java.util.List;
import numberimport.file.RowReader;
import numberimport.file.SourceRow;
import numberimport.file.UnreadableFileException;
import numberimport.validation.ColumnMapping;
import org.jspecify.annotations.Nullable;

/** The rows of a file. */
record FileSource(SourceTable table) implements StagingSource {

    @Override
    public ColumnMapping mapping() {
        return table.mapping();
    }

    @Override
    public Pass open() {
        return new FilePass(table.file().read());
    }

    @Override
    public void requireUnchanged() {
        if (!table.file().unchanged()) {
            throw new ProblemException(new Problem(
                    "FILE_CHANGED",
                    table.file().name() + " was changed while it was read.",
                    "import it again when nobody writes to it",
                    ExitCode.REFUSED));
        }
    }

    @Override
    public void close() {
        table.close();
    }

    private record FilePass(RowReader rows) implements Pass {

        @Override
        public @Nullable SourceRow next() {
            try {
                return rows.next();
            } catch (UnreadableFileException e) {
                throw SourceTable.problem(e);
            }
        }

        @Override
        public List<String> warnings() {
            return rows.warnings();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
