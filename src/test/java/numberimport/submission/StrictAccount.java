package numberimport.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import numberimport.submission.ArrivedRequest.Customer;

/**
 * An account with one task, as strict as the API's text: it takes a signature that it has worked out itself, not more than five
 * minutes off, a nonce once in 15 minutes, and adds whatever it is told to, twice if it is told twice. What is to happen later
 * happens before whatever is asked after that.
 */
final class StrictAccount {

    static final String EMAIL = "lead+import@company.cn";
    static final String TOKEN = "the-token";

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration NONCE_MEMORY = Duration.ofMinutes(15);
    private static final int PAGE = 500;

    private record Late(Instant at, Runnable effect) {}

    private final Clock clock;
    private final TreeMap<Long, Customer> pool = new TreeMap<>();
    private final Map<String, Instant> nonces = new HashMap<>();
    private final List<Late> late = new ArrayList<>();
    private final Set<String> unwelcome = new HashSet<>();
    private long lastId = 5000;

    StrictAccount(Clock clock) {
        this.clock = clock;
        put(new Customer("13900000000", "", ""));
    }

    /** A number that is refused with a reason. */
    synchronized void refuses(String cellphone) {
        unwelcome.add(cellphone);
    }

    /** The numbers in the pool but for the one that was there from the start. */
    synchronized List<String> added() {
        return pool.values().stream().skip(1).map(Customer::cellphone).toList();
    }

    Instant now() {
        return clock.instant();
    }

    /** What a healthy API does with a request, and its answer. */
    synchronized String answer(ArrivedRequest request) {
        return admitted(request).orElseGet(() -> request.isPost() ? add(request.customers()) : show(request));
    }

    /** Spends the request's nonce; the answer when it is turned away at the door, else empty. */
    synchronized Optional<String> admitted(ArrivedRequest request) {
        bringAboutWhatIsDue();
        var query = request.query();
        var signed = Instant.ofEpochSecond(Long.parseLong(query.get("timestamp")));
        if (!query.get("sign").equals(signature(query))) {
            return Optional.of(code(2059, "sign error"));
        }
        if (Duration.between(signed, now()).abs().compareTo(SKEW) > 0) {
            return Optional.of(code(20622, "timestamp expired"));
        }
        nonces.values().removeIf(spent -> spent.plus(NONCE_MEMORY).isBefore(now()));
        return nonces.putIfAbsent(query.get("nonce"), now()) == null
                ? Optional.empty()
                : Optional.of(code(20623, "nonce used"));
    }

    /** Adds customers, but for the unwelcome ones; the answer that says so. */
    synchronized String add(List<Customer> customers) {
        var refused = customers.stream()
                .filter(customer -> unwelcome.contains(customer.cellphone()))
                .toList();
        customers.stream().filter(customer -> !refused.contains(customer)).forEach(this::put);
        return "{\"code\":1000,\"successful_count\":" + (customers.size() - refused.size())
                + ",\"unsuccessful_count\":" + refused.size() + ",\"unsuccessful_numbers\":["
                + refused.stream().map(StrictAccount::refusal).collect(Collectors.joining(",")) + "]}";
    }

    synchronized void later(Duration delay, Runnable effect) {
        late.add(new Late(now().plus(delay), effect));
    }

    synchronized void bringAboutWhatIsDue() {
        var due = late.stream().filter(effect -> !effect.at().isAfter(now())).toList();
        late.removeAll(due);
        due.forEach(effect -> effect.effect().run());
    }

    static String code(int code, String message) {
        return "{\"code\":" + code + ",\"message\":\"" + message + "\"}";
    }

    private void put(Customer customer) {
        lastId += 3;
        pool.put(lastId, customer);
    }

    private String show(ArrivedRequest request) {
        if (request.path().endsWith("/numbers")) {
            return page(Long.parseLong(request.query().get("start_number_id")));
        }
        var task = "{\"id\":16,\"name\":\"leads\",\"status\":2,\"customer_count\":" + pool.size() + "}";
        return request.path().endsWith("/cc_ad_tasks")
                ? "{\"code\":1000,\"cc_ad_tasks\":[" + task + "],\"meta\":{\"total_pages\":1,\"total_entries\":1}}"
                : "{\"code\":1000,\"item\":" + task + "}";
    }

    private String page(long start) {
        var records = pool.tailMap(start, false).entrySet().stream()
                .limit(PAGE)
                .map(entry -> "{\"id\":" + entry.getKey() + "," + fields(entry.getValue()) + "}")
                .toList();
        return "{\"code\":1000,\"numbers\":[" + String.join(",", records) + "],\"meta\":{\"record_size\":"
                + records.size() + ",\"max_number_id\":" + (records.isEmpty() ? "null" : lastId) + "}}";
    }

    private static String refusal(Customer customer) {
        return "{" + fields(customer) + ",\"custom\":{},\"reason\":\"空号\"}";
    }

    private static String fields(Customer customer) {
        return "\"cellphone\":\"" + customer.cellphone() + "\",\"name\":\"" + customer.name() + "\",\"description\":\""
                + customer.description() + "\"";
    }

    private static String signature(Map<String, String> query) {
        var text = EMAIL + "&" + TOKEN + "&" + query.get("timestamp") + "&" + query.get("nonce") + "&v2";
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
