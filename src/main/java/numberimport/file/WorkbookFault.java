package numberimport.file;

import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;

/** Says in our words why a workbook cannot be read; the libraries below have an exception of their own for each reason. */
final class WorkbookFault {

    /** Could be the phone number of a customer. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{8,}");

    private WorkbookFault() {}

    static UnreadableFileException of(String where, Exception cause) {
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof UnreadableFileException known) {
                return known;
            }
            String text = String.valueOf(reason.getMessage());
            if (reason instanceof EncryptedDocumentException) {
                return password(where);
            }
            if (reason instanceof XmlStream.UnsafeXmlException) {
                return unsafe(where, text, cause);
            }
            if (text.startsWith("Zip bomb")) {
                return unsafe(where, "a part that unpacks to far more than its size", cause);
            }
            if (text.startsWith("Strict OOXML")) {
                return new UnreadableFileException(
                        "STRICT_XLSX",
                        where + ": found a \"Strict Open XML\" workbook, expected an ordinary .xlsx",
                        "Open it and save it as \"Excel Workbook (.xlsx)\", then import that.",
                        cause);
            }
        }
        return new UnreadableFileException(
                "DAMAGED",
                "%s: the workbook is damaged (%s), expected a complete one".formatted(where, brief(cause)),
                "Open it in Excel, save it again and import that.",
                cause);
    }

    static UnreadableFileException password(String where) {
        return new UnreadableFileException(
                "PASSWORD",
                where + ": the workbook is protected by a password, expected one that opens without",
                "Save it without the password, then import that.");
    }

    private static UnreadableFileException unsafe(String where, String found, Exception cause) {
        return new UnreadableFileException(
                "UNSAFE_FILE",
                "%s: found %s, expected an ordinary workbook".formatted(where, found),
                "Copy the table into a new workbook, save it and import that.",
                cause);
    }

    private static String brief(Exception cause) {
        String text = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        text = LONG_NUMBER.matcher(text).replaceAll("…");
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
