package numberimport.file;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.jspecify.annotations.Nullable;

/** The parts of an .xlsx package that hold a table. Links, images, macros and comments are never opened. */
final class Workbook implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    static {
        // POI keeps these for the whole process; this class is the only one that opens packages of strangers.
        ZipSecureFile.setMinInflateRatio(Limits.ZIP_INFLATE_RATIO);
        ZipSecureFile.setMaxEntrySize(Limits.ZIP_ENTRY_BYTES);
    }

    private final OPCPackage pack;
    private final XSSFReader parts;

    private Workbook(OPCPackage pack, XSSFReader parts) {
        this.pack = pack;
        this.parts = parts;
    }

    /** The sheets in their order, and from which year dates are counted. */
    record Outline(List<Sheet> sheets, boolean since1904) {}

    static Workbook open(Path path) throws IOException, OpenXML4JException {
        OPCPackage pack = OPCPackage.open(path.toFile(), PackageAccess.READ);
        try {
            return new Workbook(pack, new XSSFReader(pack));
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            pack.revert();
            throw e;
        }
    }

    Outline outline() throws IOException, OpenXML4JException, XMLStreamException {
        List<Sheet> sheets = new ArrayList<>();
        boolean since1904 = false;
        try (XmlStream xml = stream(parts.getWorkbookData())) {
            while (xml.advance()) {
                if (xml.starts("sheet")) {
                    boolean visible = xml.attribute("state", "visible").equals("visible");
                    sheets.add(new Sheet(xml.attribute("name", ""), xml.attribute("id", ""), !visible));
                } else if (xml.starts("workbookPr")) {
                    since1904 = xml.flag("date1904");
                }
            }
        }
        return new Outline(sheets, since1904);
    }

    CellReader cells(boolean since1904, Limits limits) throws IOException, OpenXML4JException, XMLStreamException {
        return new CellReader(strings(limits), formats(since1904));
    }

    private SharedStrings strings(Limits limits) throws IOException, OpenXML4JException, XMLStreamException {
        InputStream data = parts.getSharedStringsData();
        if (data == null) {
            return SharedStrings.none();
        }
        try (XmlStream xml = stream(data)) {
            return SharedStrings.of(xml, limits);
        }
    }

    private CellFormats formats(boolean since1904) throws IOException, OpenXML4JException, XMLStreamException {
        InputStream data = parts.getStylesData();
        if (data == null) {
            return CellFormats.general(since1904);
        }
        try (XmlStream xml = stream(data)) {
            return CellFormats.of(xml, since1904);
        }
    }

    XmlStream sheet(Sheet sheet) throws IOException, OpenXML4JException, XMLStreamException {
        return stream(parts.getSheet(sheet.part()));
    }

    private static XmlStream stream(@Nullable InputStream part) throws XMLStreamException {
        if (part == null) {
            throw new XMLStreamException("a part of the workbook is missing");
        }
        return new XmlStream(new BufferedInputStream(part, BUFFER_BYTES));
    }

    @Override
    public void close() {
        pack.revert();
    }
}
