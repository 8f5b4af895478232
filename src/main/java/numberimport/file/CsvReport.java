package numberimport.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** A report as CSV that Excel opens by a double click: UTF-8 with byte order mark, every cell quoted. */
final class CsvReport implements ReportRows {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setQuoteMode(QuoteMode.ALL)
            .setRecordSeparator("\r\n")
            .get();

    private final CSVPrinter printer;

    CsvReport(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write('\uFEFF');
        printer = new CSVPrinter(writer, FORMAT);
    }

    @Override
    public void write(List<String> cells) throws IOException {
        for (String cell : cells) {
            printer.print(FormulaGuard.isFormula(cell) ? "'" + cell : cell);
        }
        printer.println();
    }

    @Override
    public void finish() throws IOException {
        printer.flush();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
