package numberimport.sandbox.control;

import org.springframework.http.HttpStatus;

/** What a tester asked for can't be done; the message says what was found and what was expected. */
final class WrongInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    WrongInputException(String message) {
        this(HttpStatus.BAD_REQUEST, message);
    }

    WrongInputException(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
