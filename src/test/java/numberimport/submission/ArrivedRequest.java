package numberimport.submission;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** One request as far as it was read off the wire. */
record ArrivedRequest(byte[] bytes) {

    static final int WHOLE = Integer.MAX_VALUE;

    private static final Pattern NONCE = Pattern.compile("[?&]nonce=([^& ]+)[& ]");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** One customer as it was sent. */
    record Customer(String cellphone, String name, String description) {}

    /** Reads a request, or its first bytes. */
    static ArrivedRequest read(InputStream in, int most) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (bytes.size() < most && !endsWithHead(bytes)) {
            var next = in.read();
            if (next < 0) {
                return new ArrivedRequest(bytes.toByteArray());
            }
            bytes.write(next);
        }
        var length = LENGTH.matcher(bytes.toString(StandardCharsets.ISO_8859_1));
        var body = length.find() ? Integer.parseInt(length.group(1)) : 0;
        bytes.writeBytes(in.readNBytes(Math.min(body, most - bytes.size())));
        return new ArrivedRequest(bytes.toByteArray());
    }

    private static boolean endsWithHead(ByteArrayOutputStream bytes) {
        return bytes.size() >= END_OF_HEAD.length()
                && bytes.toString(StandardCharsets.ISO_8859_1).endsWith(END_OF_HEAD);
    }

    boolean isPost() {
        return bytes.length > 0 && bytes[0] == 'P';
    }

    /** Empty when too little was read to tell. */
    String nonce() {
        var nonce = NONCE.matcher(text());
        return nonce.find() ? nonce.group(1) : "";
    }

    String path() {
        return target().split("\\?", 2)[0];
    }

    Map<String, String> query() {
        var query = new HashMap<String, String>();
        for (var parameter : target().split("\\?", 2)[1].split("&", -1)) {
            var parts = parameter.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    List<Customer> customers() {
        var body = JsonMapper.shared().readTree(text().substring(text().indexOf(END_OF_HEAD) + END_OF_HEAD.length()));
        var customers = new ArrayList<Customer>();
        for (var number : body.get("numbers")) {
            customers.add(new Customer(
                    number.get("cellphone").asString(),
                    number.path("name").asString(""),
                    number.path("description").asString("")));
        }
        return customers;
    }

    private String target() {
        return text().split(" ", 3)[1];
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
