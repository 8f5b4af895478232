package numberimport.pipeline;

/** The rows of one reason: how many, what to do about them, and an example. */
public record ReasonView(String code, long count, String action, long exampleRow, String example) {

    /** The same with every phone number masked. */
    public ReasonView masked() {
        return new ReasonView(code, count, action, exampleRow, PhoneMask.maskWritten(example));
    }
}
