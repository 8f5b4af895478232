package numberimport.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/** A report as CSV that Excel opens by a double click, every cell quoted; UTF-8 has its byte order mark. */
final class CsvReport implements ReportRows {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setQuoteMode(QuoteMode.ALL)
            .setRecordSeparator("\r\n")
            .get();

    private final CSVPrinter printer;

    CsvReport(OutputStream out, Charset charset) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, charset));
        if (charset.equals(StandardCharsets.UTF_8)) {
            writer.write(WhiteSpace.BYTE_ORDER_MARK);
        }
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
