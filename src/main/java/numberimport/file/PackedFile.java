package numberimport.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * The one file inside a .gz, or inside a .zip that has no other, unpacked beside the temporary files of this user until it is closed.
 */
final class PackedFile implements Closeable {

    /** Archives of Chinese Windows name their files so, and say nothing of it. */
    private static final Charset NAMES = Charset.forName("GB18030");

    private static final int SHOWN_NAMES = 3;
    private static final int BLOCK_BYTES = 1 << 16;

    private final Path folder;
    private final Path content;
    private final String name;

    private PackedFile(Path folder, String name) {
        this.folder = folder;
        this.content = folder.resolve("content");
        this.name = name;
    }

    /** Unpacks a .gz; {@code name} is how messages call it. */
    static PackedFile ofGzip(Path path, String name) throws IOException {
        try (var packed = Files.newInputStream(path);
                var gzip = openGzip(packed, name)) {
            String stored = gzip.getMetaData().getFileName();
            String inside = stored == null ? name.replaceFirst("(?i)\\.gz$", "") : stored;
            return unpack(gzip, inside, Files.size(path), name);
        }
    }

    private static GzipCompressorInputStream openGzip(InputStream packed, String name) {
        try {
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    /** Unpacks a .zip; refuses one that has not exactly one file. */
    static PackedFile ofZip(Path path, String name) throws IOException {
        try (var zip = openZip(path)) {
            List<ZipArchiveEntry> files = Collections.list(zip.getEntries()).stream()
                    .filter(PackedFile::isFile)
                    .toList();
            if (files.size() != 1) {
                throw new UnreadableFileException(
                        files.isEmpty() ? "EMPTY_FILE" : "UNSUPPORTED_FORMAT",
                        "%s: a zip archive with %s, expected one file inside".formatted(name, names(files)),
                        "Unpack it and import the file that has the numbers.");
            }
            ZipArchiveEntry entry = files.get(0);
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new UnreadableFileException(
                        "PASSWORD",
                        name + ": the archive is protected by a password, expected one that opens without",
                        "Unpack it and import the file inside.");
            }
            try (var content = zip.getInputStream(entry)) {
                return unpack(content, lastName(entry), Files.size(path), name);
            }
        }
    }

    static ZipFile openZip(Path path) throws IOException {
        return ZipFile.builder().setPath(path).setCharset(NAMES).get();
    }

    /** Not a folder, and not what Finder and Explorer add by themselves. */
    private static boolean isFile(ZipArchiveEntry entry) {
        String last = lastName(entry);
        boolean added = entry.getName().startsWith("__MACOSX/")
                || last.startsWith("._")
                || last.equals(".DS_Store")
                || last.equalsIgnoreCase("Thumbs.db")
                || last.equalsIgnoreCase("desktop.ini");
        return !entry.isDirectory() && !added;
    }

    private static String lastName(ZipArchiveEntry entry) {
        return entry.getName().replaceFirst("^.*[/\\\\]", "");
    }

    private static String names(List<ZipArchiveEntry> files) {
        String shown = files.stream()
                .limit(SHOWN_NAMES)
                .map(PackedFile::lastName)
                .map(NumberFile::printable)
                .collect(Collectors.joining(", "));
        String more = files.size() > SHOWN_NAMES ? ", …" : "";
        return files.isEmpty() ? "no file" : "%d files (%s%s)".formatted(files.size(), shown, more);
    }

    private static PackedFile unpack(InputStream in, String inside, long packedBytes, String name) throws IOException {
        var packed = new PackedFile(Files.createTempDirectory("number-import-"), inside);
        try {
            packed.copy(in, packedBytes, name);
            return packed;
        } catch (IOException | RuntimeException e) {
            packed.close();
            throw e;
        }
    }

    private void copy(InputStream in, long packedBytes, String archive) throws IOException {
        long most = Limits.unpackedBytes(packedBytes);
        long size = 0;
        var block = new byte[BLOCK_BYTES];
        try (var out = Files.newOutputStream(content)) {
            for (int length = read(in, block, archive); length >= 0; length = read(in, block, archive)) {
                size += length;
                if (size > most) {
                    throw new UnreadableFileException(
                            "UNSAFE_FILE",
                            "%s: its %d bytes unpack to more than %d, expected at most so many"
                                    .formatted(archive, packedBytes, most),
                            "Unpack it yourself, see what it is, and import the file inside.");
                }
                out.write(block, 0, length);
            }
        }
    }

    private static int read(InputStream in, byte[] block, String archive) {
        try {
            return in.read(block);
        } catch (IOException e) {
            throw damaged(archive, e);
        }
    }

    private static UnreadableFileException damaged(String archive, IOException cause) {
        return new UnreadableFileException(
                "DAMAGED",
                archive + ": the archive is cut off or damaged, expected a complete one",
                "Copy the file again.",
                cause);
    }

    /** Where the unpacked bytes are. */
    Path content() {
        return content;
    }

    /** What the file is called inside. */
    String name() {
        return name;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(content);
        Files.deleteIfExists(folder);
    }
}
