package numberimport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The API for a thousand accounts at once, in a process of its own: takes what it is sent, and notes when. Far leaner than the sandbox,
 * so that it takes little of the cores that are measured; knows nonces and times, and nothing else that could be wrong. Has no pool to
 * read: asking for it is a fault, and is counted.
 */
final class ApiStandIn {

    private static final Pattern ACCOUNT = Pattern.compile("email=a(\\d+)%40");
    private static final Pattern NONCE = Pattern.compile("nonce=([^&]+)");
    private static final Pattern TIME = Pattern.compile("timestamp=(\\d+)");
    private static final byte[] NUMBER = "\"cellphone\"".getBytes(UTF_8);
    private static final long WINDOW_SECONDS = 300;
    private static final int THREADS = 8;
    private static final int CLOSED = 2;

    private final List<Account> accounts;
    private final AtomicLong poolReads = new AtomicLong();
    private volatile int status = 1;

    private ApiStandIn(int accounts) {
        this.accounts =
                IntStream.range(0, accounts).mapToObj(i -> new Account()).toList();
    }

    /** The stand-in's side: as many accounts as the argument says, asked through standard input. */
    public static void main(String[] arguments) throws IOException {
        var api = new ApiStandIn(Integer.parseInt(arguments[0]));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/open_api_v1/cc_ad_tasks", api::answer);
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/open_api_v1");
        var questions = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var question = questions.readLine(); question != null; question = questions.readLine()) {
            System.out.println(api.told(question));
        }
        System.exit(0);
    }

    private String told(String question) {
        if (question.equals(StandInProcess.CLOSE)) {
            status = CLOSED;
            return "closed";
        }
        if (question.equals(StandInProcess.CALLS)) {
            return String.valueOf(accounts.stream().mapToLong(Account::calls).sum());
        }
        var lines = new StringBuilder();
        accounts.forEach(account -> lines.append(account.line()).append(System.lineSeparator()));
        return lines.append(poolReads).toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var arrived = System.nanoTime();
        var query = exchange.getRequestURI().getRawQuery();
        var path = exchange.getRequestURI().getPath();
        var body = exchange.getRequestBody().readAllBytes();
        var account = accounts.get(Integer.parseInt(found(ACCOUNT, query)));
        var answer = denied(account, query);
        if (answer == null) {
            answer = path.endsWith("/add_numbers") ? account.taken(arrived, body) : read(path, account);
        }
        var bytes = answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String denied(Account account, String query) {
        var signed = Long.parseLong(found(TIME, query));
        if (Math.abs(Instant.now().getEpochSecond() - signed) > WINDOW_SECONDS) {
            return "{\"code\":20622,\"message\":\"timestamp\"}";
        }
        return account.isNew(found(NONCE, query)) ? null : "{\"code\":20623,\"message\":\"nonce\"}";
    }

    private String read(String path, Account account) {
        if (path.endsWith("/numbers")) {
            poolReads.incrementAndGet();
            return "{\"code\":2000,\"message\":\"no pool\"}";
        }
        var task = "{\"id\":1,\"name\":\"Task\",\"status\":" + status + ",\"task_type\":1,\"customer_count\":"
                + account.numbers() + "}";
        return path.endsWith("/1")
                ? "{\"code\":1000,\"item\":" + task + "}"
                : "{\"code\":1000,\"meta\":{\"total_pages\":1,\"total_entries\":1},\"cc_ad_tasks\":[" + task + "]}";
    }

    private static String found(Pattern pattern, String query) {
        var matcher = pattern.matcher(query);
        if (!matcher.find()) {
            throw new IllegalStateException("The query lacks " + pattern + ": " + query);
        }
        return matcher.group(1);
    }

    /** What an account has sent. */
    private static final class Account {

        private final Set<String> nonces = new HashSet<>();
        private final List<Long> arrivals = new ArrayList<>();
        private long numbers;

        synchronized boolean isNew(String nonce) {
            return nonces.add(nonce);
        }

        synchronized String taken(long arrived, byte[] body) {
            var brought = count(body);
            arrivals.add(arrived);
            numbers += brought;
            return "{\"code\":1000,\"successful_count\":" + brought
                    + ",\"unsuccessful_count\":0,\"unsuccessful_numbers\":[]}";
        }

        synchronized long numbers() {
            return numbers;
        }

        synchronized long calls() {
            return arrivals.size();
        }

        synchronized String line() {
            var line = new StringBuilder().append(numbers);
            arrivals.forEach(arrival -> line.append(' ').append(arrival));
            return line.toString();
        }

        private static int count(byte[] body) {
            var count = 0;
            for (var i = 0; i <= body.length - NUMBER.length; i++) {
                if (body[i] == NUMBER[0] && startsAt(body, i)) {
                    count++;
                    i += NUMBER.length;
                }
            }
            return count;
        }

        private static boolean startsAt(byte[] body, int place) {
            for (var i = 0; i < NUMBER.length; i++) {
                if (body[place + i] != NUMBER[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
