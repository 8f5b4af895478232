package numberimport.ledger;

/**
 * What makes two imports the same: the content (SHA-256 of the file's bytes), the account, the task, and an ordinal that only
 * a deliberate repetition raises. The path is no part of it.
 */
public record RunIdentity(String sha256, String account, long task, int ordinal) {

    public RunIdentity repeated() {
        return new RunIdentity(sha256, account, task, ordinal + 1);
    }
}
