package numberimport.web;

/** How much may be asked for at once. */
final class Limits {

    private static final int MOST = 1000;

    private Limits() {}

    static int page(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit + ", expected 1 to " + MOST + ".");
        }
        return limit;
    }
}
