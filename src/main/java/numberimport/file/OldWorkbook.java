package numberimport.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** The records of an .xls workbook (Excel 97 to 2003) in their order: those of the workbook, then those of each sheet. */
final class OldWorkbook implements Closeable {

    static final String STREAM = "Workbook";

    private final POIFSFileSystem files;
    private final InputStream stream;
    private final RecordFactoryInputStream records;

    private OldWorkbook(POIFSFileSystem files) throws IOException {
        this.files = files;
        this.stream = files.getRoot().createDocumentInputStream(files.getRoot().getEntryCaseInsensitive(STREAM));
        this.records = new RecordFactoryInputStream(stream, false);
    }

    /** What its cells refer to, and its sheets in the order in which their records follow. */
    record Outline(List<Sheet> sheets, List<String> strings, CellFormats formats) {}

    static OldWorkbook open(Path path) throws IOException {
        var files = new POIFSFileSystem(path.toFile(), true);
        try {
            return new OldWorkbook(files);
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    static Outline outline(Path path, Limits limits) throws IOException {
        try (var workbook = open(path)) {
            return workbook.outline(limits);
        }
    }

    /** Null after the last. */
    @Nullable
    Record next() {
        return records.nextRecord();
    }

    private Outline outline(Limits limits) {
        List<BoundSheetRecord> sheets = new ArrayList<>();
        List<String> strings = new ArrayList<>();
        Map<Integer, String> patterns = new HashMap<>();
        List<Integer> styles = new ArrayList<>();
        boolean since1904 = false;
        for (Record record = next(); record != null && !(record instanceof EOFRecord); record = next()) {
            if (record instanceof BoundSheetRecord sheet) {
                sheets.add(sheet);
            } else if (record instanceof SSTRecord texts) {
                strings = strings(texts, limits);
            } else if (record instanceof FormatRecord format) {
                patterns.put(format.getIndexCode(), format.getFormatString());
            } else if (record instanceof ExtendedFormatRecord style) {
                styles.add((int) style.getFormatIndex());
            } else if (record instanceof DateWindow1904Record window) {
                since1904 = window.getWindowing() == 1;
            }
        }
        return new Outline(inOrder(sheets), strings, CellFormats.of(patterns, styles, since1904));
    }

    private static List<String> strings(SSTRecord texts, Limits limits) {
        if (texts.getNumUniqueStrings() > limits.sharedStrings()) {
            throw new XmlStream.UnsafeXmlException("more than %d different texts".formatted(limits.sharedStrings()));
        }
        List<String> strings = new ArrayList<>(texts.getNumUniqueStrings());
        for (int i = 0; i < texts.getNumUniqueStrings(); i++) {
            strings.add(texts.getString(i).getString());
        }
        return strings;
    }

    private static List<Sheet> inOrder(List<BoundSheetRecord> bound) {
        List<Sheet> sheets = new ArrayList<>();
        bound.sort(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof));
        for (BoundSheetRecord sheet : bound) {
            boolean hidden = sheet.isHidden() || sheet.isVeryHidden();
            sheets.add(new Sheet(sheet.getSheetname(), String.valueOf(sheets.size() + 1), hidden));
        }
        return List.copyOf(sheets);
    }

    @Override
    public void close() throws IOException {
        try (files) {
            stream.close();
        }
    }
}
