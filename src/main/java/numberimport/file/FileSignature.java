package numberimport.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Tells what a file is by its bytes, and refuses by name what people send instead of CSV and .xlsx. */
final class FileSignature {

    private static final int HEAD_BYTES = 4096;
    private static final String SAVE_AS_XLSX = "Open it and save it as \"Excel Workbook (.xlsx)\", then import that.";
    private static final Pattern HTML = Pattern.compile(
            "(?s)\\s*<((!doctype html|html|head|body|meta|table|tbody|thead|t[rdh]|style|script|div|span|font|center|p|b)\\b|!--"
                    + "|\\?xml.{0,200}<html).*");
    private static final Pattern XML = Pattern.compile("(?s)\\s*<[?!/a-zA-Z].*");

    private static final Pattern JSON = Pattern.compile("\\s*(?:\\[\\s*)?\\{\\s*\"");
    private static final String TAR = "ustar";
    private static final int TAR_OFFSET = 257;

    /** Which of its parts is the workbook, a package says elsewhere; servers write workbook2.xml. */
    private static final Pattern WORKBOOK = Pattern.compile("xl/workbook\\d*\\.xml");

    /** What can be read, or unpacked. */
    enum Kind {
        TEXT,
        XLSX,
        XLS,
        GZIP,
        ZIP
    }

    private record Magic(String bytes, String format) {}

    private record Part(String prefix, String format) {}

    private static final List<Magic> OTHERS = List.of(
            new Magic("%PDF", "a PDF document"),
            new Magic("7z\u00BC\u00AF", "a 7z archive"),
            new Magic("Rar!", "a RAR archive"),
            new Magic("BZh", "a bzip2 archive"),
            new Magic("\u00FD7zXZ", "an xz archive"),
            new Magic("(\u00B5/\u00FD", "a zstd archive"),
            new Magic("\u0089PNG", "a PNG image"),
            new Magic("\u00FF\u00D8\u00FF", "a JPEG image"),
            new Magic("{\\rtf", "an RTF document"),
            new Magic("BEGIN:VCARD", "a vCard file of contacts"),
            new Magic("From: <Saved by", "a web archive (MHTML)"),
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

    Kind recognise() throws IOException {
        String head;
        try (InputStream in = Files.newInputStream(path)) {
            head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006")) {
            return recognisePackage();
        }
        if (head.startsWith("\u001F\u008B")) {
            return Kind.GZIP;
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return recogniseOldOffice();
        }
        String text = withoutMarkAndZeros(head);
        if (HTML.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            throw new UnreadableFileException(
                    "HTML_NOT_EXCEL", name + ": found a web page (HTML), expected CSV, .xlsx or .xls", SAVE_AS_XLSX);
        }
        if (XML.matcher(text).matches()) {
            throw unsupported("an XML file");
        }
        for (Magic magic : OTHERS) {
            if (text.startsWith(magic.bytes())) {
                throw unsupported(magic.format());
            }
        }
        if (JSON.matcher(text).lookingAt()) {
            throw unsupported("a JSON file");
        }
        if (head.startsWith(TAR, TAR_OFFSET)) {
            throw unsupported("a tar archive");
        }
        return Kind.TEXT;
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

    private Kind recognisePackage() throws IOException {
        try (var zip = PackedFile.openZip(path)) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            refuseUnsafe(entries);
            if (zip.getEntry("[Content_Types].xml") != null
                    && entries.stream()
                            .anyMatch(entry -> WORKBOOK.matcher(entry.getName()).matches())) {
                return Kind.XLSX;
            }
            for (Part part : OTHER_PACKAGES) {
                if (entries.stream().anyMatch(entry -> entry.getName().startsWith(part.prefix()))) {
                    throw unsupported(part.format());
                }
            }
            if (entries.stream().anyMatch(FileSignature::isOfWorkbook)) {
                throw damaged(new IOException("parts of the workbook are missing"));
            }
            return Kind.ZIP;
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private static boolean isOfWorkbook(ZipArchiveEntry entry) {
        return entry.getName().startsWith("xl/") || entry.getName().equals("[Content_Types].xml");
    }

    private void refuseUnsafe(List<ZipArchiveEntry> entries) {
        if (entries.size() > limits.zipEntries()) {
            throw unsafe("%d zip entries, expected at most %d".formatted(entries.size(), limits.zipEntries()));
        }
        long inflated = entries.stream()
                .mapToLong(entry -> Math.max(0, entry.getSize()))
                .sum();
        if (inflated > limits.inflatedBytes()) {
            throw unsafe("%d bytes when unpacked, expected at most %d".formatted(inflated, limits.inflatedBytes()));
        }
    }

    private Kind recogniseOldOffice() throws IOException {
        try (var office = new POIFSFileSystem(path.toFile(), true)) {
            DirectoryNode root = office.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                throw WorkbookFault.password(name);
            }
            if (root.hasEntryCaseInsensitive(OldWorkbook.STREAM)) {
                return Kind.XLS;
            }
            if (root.hasEntryCaseInsensitive("Book")) {
                throw new UnreadableFileException(
                        "OLD_XLS",
                        name + ": found a workbook of Excel 5 or 95, expected CSV, .xlsx or .xls of Excel 97 or later",
                        SAVE_AS_XLSX);
            }
            throw unsupported("an old Office document");
        } catch (UnreadableFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // POI has many ways to say that a file is not what it seems.
            throw damaged(e);
        }
    }

    private UnreadableFileException unsupported(String format) {
        return new UnreadableFileException(
                "UNSUPPORTED_FORMAT",
                "%s: found %s, expected CSV, .xlsx or .xls".formatted(name, format),
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
