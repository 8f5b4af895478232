package numberimport.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the one pass over the bytes of a text file has found: its hash, its charset, and that it is text at all. */
record TextScan(String sha256, Charset charset) {

    private static final Set<String> PARTS_OF_GB18030 = Set.of("GBK", "GB2312", "x-mswin-936");

    /** So few control characters are mishaps of single cells even in a small file; validation deals with them. */
    private static final int STRAY_CONTROLS = 4;

    private static final int BLOCK_BYTES = 1 << 20;

    static TextScan of(Path path, String name, @Nullable Charset declared) throws IOException {
        var hash = new ContentHash();
        long size = 0;
        long controls = 0;
        CharsetCheck check;
        try (InputStream in = Files.newInputStream(path)) {
            byte[] block = new byte[BLOCK_BYTES];
            int head = in.readNBytes(block, 0, ContentHash.BLOCK_BYTES);
            check = declared == null ? checkFor(Arrays.copyOf(block, head)) : new DeclaredCharset(widest(declared));
            for (int length = head; length > 0; length = in.readNBytes(block, 0, block.length)) {
                int read = length;
                var controlsInBlock = CompletableFuture.supplyAsync(() -> {
                    hash.update(block, read);
                    return controls(block, read);
                });
                check.accept(block, read);
                size += read;
                controls += controlsInBlock.join();
            }
        }
        CharsetCheck.Finding finding = check.end();
        boolean binary = controls > STRAY_CONTROLS && 100 * controls > size;
        if (binary && !(finding instanceof CharsetCheck.Found found && isWide(found.charset()))) {
            throw new UnreadableFileException(
                    "NOT_TEXT",
                    "%s: %d of %d bytes are control characters, expected a text file".formatted(name, controls, size),
                    "Save the file as .xlsx, or as CSV in UTF-8, and import that; if it is UTF-16, say so: --charset utf-16le.");
        }
        return new TextScan(hash.hex(), charset(finding, path, name));
    }

    private static CharsetCheck checkFor(byte[] head) {
        Charset wide = WideText.charset(head);
        return wide == null ? new GuessedCharset(startsWithUtf8Mark(head)) : CharsetCheck.trusting(wide);
    }

    private static boolean startsWithUtf8Mark(byte[] head) {
        return head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
    }

    private static Charset widest(Charset declared) {
        return PARTS_OF_GB18030.contains(declared.name()) ? GuessedCharset.GB18030 : declared;
    }

    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static long controls(byte[] block, int length) {
        long controls = 0;
        for (int i = 0; i < length; i++) {
            byte value = block[i];
            if (value >= 0 && value < ' ' && value != '\n' && value != '\r' && value != '\t') {
                controls++;
            }
        }
        return controls;
    }

    private static Charset charset(CharsetCheck.Finding finding, Path path, String name) throws IOException {
        if (finding instanceof CharsetCheck.Found found) {
            return found.charset();
        }
        if (finding instanceof CharsetCheck.Damaged damaged) {
            throw new UnreadableFileException(
                    "ENCODING",
                    "%s line %d: the byte at offset %d is not %s, expected the whole file to be"
                            .formatted(name, lineAt(path, damaged.offset()), damaged.offset(), damaged.charset()),
                    "Export the file again, or mend that line; --charset NAME reads another charset.");
        }
        long offset = ((CharsetCheck.Foreign) finding).notUtf8At();
        throw new UnreadableFileException(
                "ENCODING",
                "%s line %d: the byte at offset %d is not UTF-8, and the file is hardly GB18030, expected one of them"
                        .formatted(name, lineAt(path, offset), offset),
                "Save the file as CSV in UTF-8, or name its charset: --charset gb18030 if it is Chinese.");
    }

    private static long lineAt(Path path, long offset) throws IOException {
        long line = 1;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            int before = 0;
            for (long position = 0; position < offset; position++) {
                int value = in.read();
                line += value == '\r' || (value == '\n' && before != '\r') ? 1 : 0;
                before = value;
            }
        }
        return line;
    }
}
