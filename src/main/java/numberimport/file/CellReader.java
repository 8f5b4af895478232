package numberimport.file;

import java.math.BigDecimal;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a sheet as they are stored; computes and fetches nothing. */
final class CellReader {

    /** The style of a cell that is shown as it is stored. */
    static final int AS_IS = -1;

    private static final Cell EMPTY = new Cell(CellKind.EMPTY, "", AS_IS);
    private static final int MOST_DIGITS = 350;

    private final SharedStrings strings;
    private final CellFormats formats;

    /**
     * @param raw see {@link SourceRow#raw}
     * @param style of a number, {@link #AS_IS} for everything else
     */
    record Cell(CellKind kind, String raw, int style) {}

    CellReader(SharedStrings strings, CellFormats formats) {
        this.strings = strings;
        this.formats = formats;
    }

    CellFormats formats() {
        return formats;
    }

    /** Reads the cell that has just started and moves to its end. */
    Cell read(XmlStream xml) throws XMLStreamException {
        String type = xml.attribute("t", "n");
        String style = xml.attribute("s", "0");
        String value = null;
        boolean formula = false;
        while (xml.advance() && !xml.ends("c")) {
            if (xml.starts("v")) {
                value = xml.text();
            } else if (xml.starts("is")) {
                value = xml.richText();
            } else if (xml.isStart()) {
                formula |= xml.starts("f");
                xml.skip();
            }
        }
        boolean text = type.equals("str") || type.equals("inlineStr");
        if (value == null || (value.isBlank() && !text && (formula || !type.equals("e")))) {
            return formula ? new Cell(CellKind.FORMULA_WITHOUT_VALUE, "", AS_IS) : EMPTY;
        }
        Cell cell = cell(type, value, style);
        return formula && cell.kind != CellKind.ERROR ? new Cell(CellKind.FORMULA, cell.raw, cell.style) : cell;
    }

    private Cell cell(String type, String value, String style) {
        return switch (type) {
            case "s" -> text(strings.get(Integer.parseInt(value.strip())));
            case "str", "inlineStr" -> text(EscapedText.unescape(value));
            case "b" -> truth(value.strip());
            case "e" -> new Cell(CellKind.ERROR, value, AS_IS);
            case "d" -> new Cell(CellKind.DATE, isoDate(value.strip()), AS_IS);
            default -> number(value.strip(), Integer.parseInt(style), formats);
        };
    }

    static Cell text(String value) {
        return value.isEmpty() ? EMPTY : new Cell(CellKind.TEXT, value, AS_IS);
    }

    private static Cell truth(String value) {
        boolean either = value.equals("1") || value.equalsIgnoreCase("true");
        return new Cell(CellKind.BOOLEAN, either ? "TRUE" : "FALSE", AS_IS);
    }

    private static String isoDate(String value) {
        return value.replace('T', ' ').replaceFirst(" 00:00:00(\\.0+)?Z?$", "");
    }

    static Cell number(String value, int style, CellFormats formats) {
        String digits = plainDigits(value);
        if (digits == null) {
            return new Cell(CellKind.ERROR, value, AS_IS);
        }
        return new Cell(formats.isDate(style) ? CellKind.DATE : CellKind.NUMBER, digits, style);
    }

    /** The exact number without exponent; null if it is none that Excel can hold. */
    private static @Nullable String plainDigits(String value) {
        if (value.length() > MOST_DIGITS) {
            return null;
        }
        if (isPlainInteger(value)) {
            return value;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            boolean possible = Math.abs((long) number.scale()) + number.precision() <= MOST_DIGITS;
            if (!possible) {
                return null;
            }
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isPlainInteger(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.charAt(0) != '0';
    }
}
