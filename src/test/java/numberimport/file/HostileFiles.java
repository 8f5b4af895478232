package numberimport.file;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import numberimport.cli.NumberImportCli;

/** Files that are out to fill the memory, made and checked in a process of its own, so that its heap can be small. */
final class HostileFiles {

    private static final int BLOCK = 1 << 16;
    private static final int MANY = 60 << 20;
    private static final long VERY_MANY = 300L << 20;

    private HostileFiles() {}

    /** Checks each file, with what was found as a line of JSON on stdout. */
    public static void main(String[] arguments) throws IOException {
        for (var file : Kind.values()) {
            var path = Path.of(arguments[0]).resolve(file.fileName());
            try (var out = new BufferedOutputStream(Files.newOutputStream(path))) {
                file.write(out);
            }
            NumberImportCli.run("check", "--json", path.toString());
        }
    }

    /** What each of them is, and the code by which it is refused. */
    enum Kind {
        HUGE_CELL("csv", "RECORD_TOO_LONG") {
            @Override
            void write(OutputStream out) throws IOException {
                text(out, "手机号,姓名\n17000000001,");
                repeat(out, "x", MANY);
            }
        },
        QUOTE_WITHOUT_END("csv", "UNCLOSED_QUOTE") {
            @Override
            void write(OutputStream out) throws IOException {
                text(out, "手机号,姓名\n\"");
                repeat(out, "17000000001,张三\n", MANY / 20);
            }
        },
        TEN_THOUSAND_COLUMNS("csv", "TOO_LARGE") {
            @Override
            void write(OutputStream out) throws IOException {
                text(
                        out,
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> "列" + i)
                                .collect(Collectors.joining(",", "手机号,", "\n")));
                repeat(out, ",".repeat(10_000) + "\n", 20);
            }
        },
        GZIP_BOMB("csv.gz", "UNSAFE_FILE") {
            @Override
            void write(OutputStream out) throws IOException {
                try (var gzip = new GZIPOutputStream(out)) {
                    repeat(gzip, "17000000001\n", VERY_MANY / 12);
                }
            }
        },
        SHEET_BOMB("xlsx", "UNSAFE_FILE") {
            @Override
            void write(OutputStream out) throws IOException {
                prolonged(out, "sheetData", "<row/>" + " ".repeat(250), VERY_MANY / 256);
            }
        },
        TEXTS_BOMB("xlsx", "UNSAFE_FILE") {
            @Override
            void write(OutputStream out) throws IOException {
                prolonged(out, "sst", "<si><t>" + "长".repeat(1000) + "</t></si>", VERY_MANY / 3000);
            }
        },
        ENTITIES("xlsx", "UNSAFE_FILE") {
            @Override
            void write(OutputStream out) throws IOException {
                var xml = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                        + RawWorkbook.sheetData("<row><c t=\"inlineStr\"><is><t>&b;</t></is></c></row>");
                out.write(new RawWorkbook().sheet("Sheet1", "", xml).bytes());
            }
        };

        private final String ending;
        private final String code;

        Kind(String ending, String code) {
            this.ending = ending;
            this.code = code;
        }

        abstract void write(OutputStream out) throws IOException;

        String fileName() {
            return name() + "." + ending;
        }

        String code() {
            return code;
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void repeat(OutputStream out, String text, long times) throws IOException {
        var block = text.repeat(BLOCK / text.length() + 1).getBytes(StandardCharsets.UTF_8);
        for (var i = 0L; i < times; i += BLOCK / text.length() + 1) {
            out.write(block);
        }
    }

    /** A workbook in which one element goes on and on. */
    private static void prolonged(OutputStream out, String element, String item, long times) throws IOException {
        var workbook = new RawWorkbook()
                .rows("<row><c t=\"s\"><v>0</v></c></row>")
                .strings("<si><t>手机号</t></si>")
                .bytes();
        try (var from = new ZipInputStream(new ByteArrayInputStream(workbook));
                var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                var content = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                var end = content.indexOf("</" + element + ">");
                text(to, content.substring(0, Math.max(0, end)));
                repeat(to, item, end < 0 ? 0 : times);
                text(to, content.substring(Math.max(0, end)));
            }
        }
    }
}
