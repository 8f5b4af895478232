package numberimport.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Answers as bytes on the wire, spelled out by hand. */
final class HttpBytes {

    private static final String JSON = "Content-Type: application/json; charset=utf-8\r\n";
    private static final String CLOSE = "Connection: close\r\n";

    private HttpBytes() {}

    static byte[] ok(String body) {
        return answer("200 OK", JSON + CLOSE, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer after which the client may keep the connection. */
    static byte[] kept(String body) {
        return answer("200 OK", JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    static Fault.Wording status(String status, String headers) {
        return truth -> answer(status, JSON + CLOSE + headers, truth.getBytes(StandardCharsets.UTF_8));
    }

    static Fault.Wording html(String status) {
        var page = "<html><body><h1>" + status + "</h1></body></html>";
        return truth -> answer(status, "Content-Type: text/html\r\n" + CLOSE, page.getBytes(StandardCharsets.UTF_8));
    }

    /** Another body than the truth. */
    static Fault.Wording body(String body) {
        return truth -> ok(body);
    }

    /** These bytes, whether or not they are HTTP. */
    static byte[] raw(String bytes) {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Bytes before an answer that is all right itself. */
    static Fault.Wording before(String bytes) {
        return truth -> joined(bytes.getBytes(StandardCharsets.ISO_8859_1), ok(truth));
    }

    /** A body in chunks of ten bytes. */
    static byte[] chunked(String body) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("HTTP/1.1 200 OK\r\n" + JSON + CLOSE + "Transfer-Encoding: chunked\r\n\r\n"));
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += 10) {
            var length = Math.min(10, bytes.length - i);
            out.writeBytes(ascii(Integer.toHexString(length) + "\r\n"));
            out.write(bytes, i, length);
            out.writeBytes(ascii("\r\n"));
        }
        out.writeBytes(ascii("0\r\n\r\n"));
        return out.toByteArray();
    }

    /** A body that ends with the connection, so that nothing but its own shape tells whether it is whole. */
    static byte[] untilClosed(String body) {
        return joined(ascii("HTTP/1.1 200 OK\r\n" + JSON + "\r\n"), body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] gzipped(String body) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer("200 OK", JSON + CLOSE + "Content-Encoding: gzip\r\n", packed.toByteArray());
    }

    private static byte[] answer(String status, String headers, byte[] body) {
        return joined(
                ascii("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n"), body);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
