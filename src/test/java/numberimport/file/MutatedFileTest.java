package numberimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files as people have them, damaged at random: each is read or refused with a reason, soon, and never with another exception. A
 * failing seed is printed; {@code -Dnumber-import.files=N} tries more.
 */
class MutatedFileTest {

    private static final long SEEDS = Long.getLong("number-import.files", 100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ROWS = 200;

    @TempDir
    Path directory;

    enum Kind {
        UTF_8_CSV {
            @Override
            byte[] bytes() {
                return csv().getBytes(UTF_8);
            }
        },
        GB18030_CSV {
            @Override
            byte[] bytes() {
                return csv().getBytes(Charset.forName("GB18030"));
            }
        },
        UTF_16_CSV {
            @Override
            byte[] bytes() {
                return ("\uFEFF" + csv()).getBytes(Charset.forName("UTF-16LE"));
            }
        },
        XLSX {
            @Override
            byte[] bytes() throws IOException {
                return workbook(new XSSFWorkbook());
            }
        },
        XLS {
            @Override
            byte[] bytes() throws IOException {
                return workbook(new HSSFWorkbook());
            }
        },
        GZIP {
            @Override
            byte[] bytes() throws IOException {
                return PackedFileTest.gzip(csv().getBytes(UTF_8));
            }
        },
        ZIP {
            @Override
            byte[] bytes() throws IOException {
                var bytes = new ByteArrayOutputStream();
                try (var zip = new ZipOutputStream(bytes)) {
                    zip.putNextEntry(new ZipEntry("客户.xls"));
                    zip.write(XLS.bytes());
                    zip.closeEntry();
                }
                return bytes.toByteArray();
            }
        };

        abstract byte[] bytes() throws IOException;

        private static String csv() {
            var lines = new StringBuilder("手机号,姓名,\"备注, 城市\"\r\n");
            for (int i = 0; i < ROWS; i++) {
                lines.append(13_800_000_000L + i).append(",张三,\"a \"\"b\"\",\n上海\"\r\n");
            }
            return lines.toString();
        }

        private static byte[] workbook(Workbook workbook) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (workbook) {
                var sheet = workbook.createSheet("五月");
                sheet.createRow(0).createCell(0).setCellValue("手机号");
                sheet.getRow(0).createCell(1).setCellValue("姓名");
                for (int i = 1; i < ROWS; i++) {
                    sheet.createRow(i).createCell(0).setCellValue(13_800_000_000d + i);
                    sheet.getRow(i).createCell(1).setCellValue("张三" + i);
                    sheet.getRow(i).createCell(2).setCellFormula("A2&\"x\"");
                }
                workbook.write(bytes);
            }
            return bytes.toByteArray();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadOrRefusedWithAReason(Kind kind) throws IOException {
        var whole = kind.bytes();
        var failures = new ArrayList<String>();

        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            try {
                Assertions.assertTimeoutPreemptively(PATIENCE, () -> read(mutated(whole, new SplittableRandom(seed))));
            } catch (Exception | AssertionError e) {
                failures.add("seed " + seed + ": " + e);
            }
        });

        assertThat(failures).isEmpty();
    }

    private void read(byte[] content) throws IOException {
        var path = Files.write(directory.resolve("leads"), content);
        try (var file = NumberFile.open(path, ReadingOptions.FIND_OUT);
                var rows = file.read()) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                for (int column = 0; column < row.size(); column++) {
                    assertThat(row.text(column)).isNotNull();
                }
            }
        } catch (UnreadableFileException e) {
            assertThat(e.code()).isNotBlank();
            assertThat(e).message().startsWith("leads");
        }
    }

    /** Cut off, with bytes turned, with a part written over or with a part twice. */
    private static byte[] mutated(byte[] whole, SplittableRandom random) {
        var content = whole.clone();
        for (int change = random.nextInt(1, 6); change > 0; change--) {
            int at = random.nextInt(content.length);
            int length = Math.min(content.length - at, random.nextInt(1, 400));
            switch (random.nextInt(5)) {
                case 0 -> content = Arrays.copyOf(content, at + 1);
                case 1 -> Arrays.fill(content, at, at + length, (byte) random.nextInt(256));
                case 2 -> content = twice(content, at, length);
                default -> content[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return content;
    }

    private static byte[] twice(byte[] content, int at, int length) {
        var longer = new byte[content.length + length];
        System.arraycopy(content, 0, longer, 0, at + length);
        System.arraycopy(content, at, longer, at + length, content.length - at);
        return longer;
    }
}
