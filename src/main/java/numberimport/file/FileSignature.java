package numberimport.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Tells what a file is by its bytes, and refuses by name what people send instead of CSV and .xlsx. */
final class FileSignature {

    private static final int HEAD_BYTES = 4096;
    private static final String SAVE_AS_XLSX = "Open it and save it as \"Excel Workbook (.xlsx)\", then import that.";
    private static final Pattern HTML = Pattern.compile(
            "(?s)\\s*<((!doctype html|html|head|body|meta|table|style|div)\\b|!--|\\?xml.{0,200}<html).*");

    private record Magic(String bytes, String format) {}

    private record Part(String prefix, String format) {}

    private static final List<Magic> OTHERS = List.of(
            new Magic("%PDF", "a PDF document"),
            new Magic("\u001F\u008B", "a gzip archive"),
            new Magic("7z\u00BC\u00AF", "a 7z archive"),
            new Magic("Rar!", "a RAR archive"),
            new Magic("BZh", "a bzip2 archive"),
            new Magic("\u00FD7zXZ", "an xz archive"),
            new Magic("(\u00B5/\u00FD", "a zstd archive"),
            new Magic("\u0089PNG", "a PNG image"),
            new Magic("\u00FF\u00D8\u00FF", "a JPEG image"),
            new Magic("{\\rtf", "an RTF document"),
            new Magic("<?xml", "an XML file"),
            new Magic("MIME-Version:", "a web archive (MHTML)"));

    private static final List<Part> OTHER_PACKAGES = List.of(
            new Part("xl/workbook.bin", "a binary workbook (.xlsb)"),
            new Part("word/", "a Word document"),
            new Part("ppt/", "a PowerPoint presentation"),
            new Part("Index/", "a Numbers spreadsheet"),
            new Part("content.xml", "an OpenDocument file (.ods)"));

    private final Path path;
    private final String name;
    private final Limits limits;

    FileSignature(Path path, String name, Limits limits) {
        this.path = path;
        this.name = name;
        this.limits = limits;
    }

    FileFormat recognise() throws IOException {
        String head;
        try (InputStream in = Files.newInputStream(path)) {
            head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return recognisePackage();
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            throw oldOffice();
        }
        String text = withoutMarkAndZeros(head);
        if (HTML.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            throw new UnreadableFileException(
                    "HTML_NOT_EXCEL", name + ": found a web page (HTML), expected CSV or .xlsx", SAVE_AS_XLSX);
        }
        for (Magic magic : OTHERS) {
            if (text.startsWith(magic.bytes())) {
                throw unsupported(magic.format());
            }
        }
        return FileFormat.CSV;
    }

    private static String withoutMarkAndZeros(String head) {
        String text = head.replace("\0", "");
        for (String mark : List.of("\u00EF\u00BB\u00BF", "\u00FF\u00FE", "\u00FE\u00FF")) {
            if (text.startsWith(mark)) {
                return text.substring(mark.length());
            }
        }
        return text;
    }

    private FileFormat recognisePackage() throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            refuseUnsafe(zip);
            if (zip.getEntry("[Content_Types].xml") != null && zip.getEntry("xl/workbook.xml") != null) {
                return FileFormat.XLSX;
            }
            for (Part part : OTHER_PACKAGES) {
                if (zip.stream().anyMatch(entry -> entry.getName().startsWith(part.prefix()))) {
                    throw unsupported(part.format());
                }
            }
            throw unsupported("a zip archive");
        } catch (ZipException e) {
            throw damaged(e);
        }
    }

    private void refuseUnsafe(ZipFile zip) {
        if (zip.size() > limits.zipEntries()) {
            throw unsafe("%d zip entries, expected at most %d".formatted(zip.size(), limits.zipEntries()));
        }
        long inflated =
                zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
        if (inflated > limits.inflatedBytes()) {
            throw unsafe("%d bytes when unpacked, expected at most %d".formatted(inflated, limits.inflatedBytes()));
        }
    }

    private UnreadableFileException oldOffice() throws IOException {
        try (var office = new POIFSFileSystem(path.toFile(), true)) {
            DirectoryNode root = office.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                return new UnreadableFileException(
                        "PASSWORD",
                        name + ": the workbook is protected by a password, expected one that opens without",
                        "Save it without the password, then import that.");
            }
            if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
                return new UnreadableFileException(
                        "OLD_XLS", name + ": found an old Excel file (.xls), expected .xlsx or CSV", SAVE_AS_XLSX);
            }
            return unsupported("an old Office document");
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return damaged(e);
        }
    }

    private UnreadableFileException unsupported(String format) {
        return new UnreadableFileException(
                "UNSUPPORTED_FORMAT",
                "%s: found %s, expected CSV or .xlsx".formatted(name, format),
                "Save the table as .xlsx, or as CSV in UTF-8, and import that.");
    }

    private UnreadableFileException unsafe(String found) {
        return new UnreadableFileException(
                "UNSAFE_FILE",
                "%s: the workbook has %s".formatted(name, found),
                "Copy the table into a new workbook, save it and import that.");
    }

    private UnreadableFileException damaged(Exception cause) {
        return new UnreadableFileException(
                "DAMAGED",
                name + ": the file is cut off or damaged, expected a complete workbook",
                "Copy or export the file again.",
                cause);
    }
}
