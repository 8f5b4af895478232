package numberimport.submission;

/** A reading of the pool contradicts what the API promises of it, so that nothing may be concluded from it. */
final class UnreliablePoolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String found;

    UnreliablePoolException(String found) {
        super(found);
        this.found = found;
    }

    String found() {
        return found;
    }
}
