package numberimport.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request asks for, by its method and path; limits and faults are counted per endpoint. */
enum Endpoint {
    CREATE("POST", ""),
    LIST("GET", ""),
    ADD_NUMBERS("POST", "/add_numbers"),
    NUMBERS("GET", "/numbers"),
    RECALL("POST", "/recall"),
    FOLLOW_ON("POST", "/follow_on"),
    SHOW("GET", "/[^/]+"),
    UPDATE("PUT", "/[^/]+"),
    OPEN("POST", "/[^/]+/open"),
    OTHER(".*", ".*");

    static final String ROOT = "/open_api_v1";
    static final String CONTROL = "/sandbox";

    private final Pattern request;

    Endpoint(String method, String path) {
        request = Pattern.compile(method + " " + Endpoint.ROOT + "/cc_ad_tasks" + path);
    }

    /** The first that fits: a fixed path comes before one with an id in it. */
    static Endpoint of(String method, String path) {
        return Arrays.stream(values())
                .filter(endpoint ->
                        endpoint.request.matcher(method + " " + path).matches())
                .findFirst()
                .orElse(OTHER);
    }

    /** The status page and the control endpoint, where nothing is limited, spoiled or noted. */
    static boolean isBesideTheApi(String path) {
        return path.equals("/")
                || path.equals("/favicon.ico")
                || path.equals(CONTROL)
                || path.startsWith(CONTROL + "/");
    }

    static Optional<Endpoint> named(String label) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.label().equals(label))
                .findFirst();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
