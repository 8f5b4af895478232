package numberimport.sandbox;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One misbehaviour of one endpoint, from its {@code first} to its {@code last} arrival, counted from 1 since the start of the
 * sandbox, in steps of {@code every}. Written {@code [ENDPOINT@]WHEN:WHAT}, with add_numbers as the usual endpoint:
 *
 * <ul>
 *   <li>WHEN: {@code 3}, {@code 3-5}, {@code every-7}, {@code all};
 *   <li>lost before it reaches the API, so that its nonce stays unused: {@code 500} (any HTTP status from 400),
 *       {@code drop} (the connection closes), {@code html} (200 and a page), {@code redirect};
 *   <li>the same after the numbers, or the first K of them, were put into the pool: {@code apply-then-500},
 *       {@code apply-then-drop}, {@code apply-K-then-drop} and so on; {@code apply-0-then-drop} only uses up the nonce;
 *   <li>{@code reject-all=CODE}: nothing applied, that code answered;
 *   <li>applied, with half an answer or wrong counts: {@code half-answer}, {@code count-lie};
 *   <li>{@code slow=3s} applies at once and answers late; {@code late=5s} closes the connection at once and applies later what
 *       it has admitted already; {@code hold=5s} closes the connection at once, and the call reaches the API only later.
 * </ul>
 */
public record Fault(String endpoint, int first, int last, int every, Misbehaviour what) {

    private static final Pattern SPEC = Pattern.compile(
            "(?:(?<endpoint>\\w+)@)?(?:(?<all>all)|every-(?<every>[1-9]\\d{0,5})|(?<first>[1-9]\\d{0,5})(?:-(?<last>[1-9]\\d{0,5}))?):(?<what>.+)");

    /** Reads a fault as it is written on the command line; throws IllegalArgumentException with what is wrong in it. */
    public static Fault parse(String spec) {
        var parts = SPEC.matcher(spec);
        if (!parts.matches()) {
            throw notUnderstood(spec, "expected [ENDPOINT@]WHEN:WHAT, such as 3:500, every-7:drop or numbers@2-4:html");
        }
        var endpoint = parts.group("endpoint") == null ? Endpoint.ADD_NUMBERS.label() : parts.group("endpoint");
        requireKnown(spec, endpoint);
        var what = misbehaviour(spec, parts.group("what"));
        if (what.onlyForNumbers() && !endpoint.equals(Endpoint.ADD_NUMBERS.label())) {
            throw notUnderstood(spec, "only add_numbers can do that");
        }
        if (parts.group("all") != null) {
            return new Fault(endpoint, 1, Integer.MAX_VALUE, 1, what);
        }
        if (parts.group("every") != null) {
            var every = Integer.parseInt(parts.group("every"));
            return new Fault(endpoint, every, Integer.MAX_VALUE, every, what);
        }
        var first = Integer.parseInt(parts.group("first"));
        var last = parts.group("last") == null ? first : Integer.parseInt(parts.group("last"));
        if (last < first) {
            throw notUnderstood(spec, "the last arrival comes before the first");
        }
        return new Fault(endpoint, first, last, 1, what);
    }

    /** The first arrivals, as many as {@code after}, don't count. */
    boolean strikes(Visit visit, int after) {
        var turn = visit.turn() - after;
        return endpoint.equals(visit.endpoint().label())
                && turn >= first
                && turn <= last
                && (turn - first) % every == 0;
    }

    /** As it is written. */
    @Override
    public String toString() {
        var where = endpoint.equals(Endpoint.ADD_NUMBERS.label()) ? "" : endpoint + "@";
        return where + when() + ":" + what;
    }

    private String when() {
        if (last == Integer.MAX_VALUE) {
            return every == 1 ? "all" : "every-" + every;
        }
        return first == last ? String.valueOf(first) : first + "-" + last;
    }

    private static void requireKnown(String spec, String endpoint) {
        if (Endpoint.named(endpoint).isEmpty()) {
            var known = Arrays.stream(Endpoint.values()).map(Endpoint::label).collect(Collectors.joining(", "));
            throw notUnderstood(spec, "there is no endpoint \"" + endpoint + "\", expected one of " + known);
        }
    }

    private static Misbehaviour misbehaviour(String spec, String what) {
        try {
            return Misbehaviour.parse(what);
        } catch (IllegalArgumentException unknown) {
            throw notUnderstood(
                    spec, "\"" + what + "\" is not one of the misbehaviours, such as 500, apply-then-drop or slow=3s");
        }
    }

    private static IllegalArgumentException notUnderstood(String spec, String why) {
        return new IllegalArgumentException("Fault \"" + spec + "\": " + why + ".");
    }
}
