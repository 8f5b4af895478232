package numberimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/** Bytes such as a damaged file has. */
final class BrokenUtf8 {

    private BrokenUtf8() {}

    /** Characters of all lengths, some cut, halves of surrogate pairs, bytes that begin nothing. */
    static byte[] mixed(Random random, int parts) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(5)) {
                case 0 -> bytes.write(random.nextInt(0x100));
                case 1 -> bytes.writeBytes("13812345678,".getBytes(UTF_8));
                case 2 ->
                    bytes.writeBytes(
                            Character.toString(random.nextInt(0x11_0000)).getBytes(UTF_8));
                case 3 -> bytes.write(0xC0 + random.nextInt(0x40));
                default ->
                    bytes.writeBytes(new byte[] {(byte) 0xED, (byte) (0x80 + random.nextInt(0x40)), (byte) 0x80});
            }
        }
        return bytes.toByteArray();
    }
}
