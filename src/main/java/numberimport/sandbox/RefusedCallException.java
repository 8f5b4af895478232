package numberimport.sandbox;

import org.jspecify.annotations.Nullable;

/** A call that is answered with an error; the detail is what the document's tables call exception:message. */
final class RefusedCallException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ApiError error;

    RefusedCallException(ApiError error) {
        this(error, null);
    }

    RefusedCallException(ApiError error, @Nullable String detail) {
        super(detail);
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
