package numberimport;

import static numberimport.CodePlace.after;
import static numberimport.CodePlace.afterFailureOf;
import static numberimport.CodePlace.before;
import static numberimport.CodePlace.beforeCall;

/**
 * The moments at which a process may die, in the order in which a run comes to them, and where they are in the program. The
 * names are those of the failure model; where one moment is passed at several places, a word is added.
 */
enum CrashPoint {
    C07("the task's lease is taken, no run is written down", Stage.START, after(Code.LEASES, "acquire")),
    C02("the run is written down, its job does not exist", Stage.START, after(Code.RUNS, "create")),
    C03("the job's instance exists, no execution of it", Stage.START, before(Code.JOBS, "createJobExecution")),
    C08("the pool's end is read, not written down", Stage.START, before(Code.RUNS, "startsAt")),
    C05(
            "rows are staged, not committed",
            Stage.START,
            before(Code.COMMIT, "doCommit").within("Batches.stage")),
    C06(
            "rows are committed, nobody knows yet",
            Stage.START,
            after(Code.COMMIT, "doCommit").within("Batches.stage")),
    C04("between two writes of staged rows", Stage.START, after(Code.BATCHES, "stage")),
    C04_STAGED("all rows are staged, the run is not marked so", Stage.START, before(Code.RUNS, "staged")),

    C09(
            "an attempt is not committed",
            Stage.SENDING,
            before(Code.COMMIT, "doCommit").within("Attempts.claim")),
    C10_UNFORCED("an attempt is committed, not forced to the disk", Stage.SENDING, before(Code.DURABILITY, "force")),
    C10("an attempt is durable, nothing sent", Stage.SENDING, after(Code.ATTEMPTS, "claim")),
    C10_SLOT("the call slot is taken, nothing sent", Stage.SENDING, after(Code.SLOTS, "claim")),
    C11("the request is handed to the connection", Stage.SENDING, before(Code.BODY, "onNext")),
    C12(
            "the request is written, applied later",
            "late=4s",
            Stage.SENDING,
            beforeCall(Code.CALLS, "send", "CompletableFuture.get").within("Delivery.deliver")),
    C13("applied in part", "apply-1-then-drop", Stage.DOUBT, before(Code.ATTEMPTS, "inDoubt")),
    C14("applied, the answer is lost", "apply-then-drop", Stage.DOUBT, before(Code.ATTEMPTS, "inDoubt")),
    C15("applied, the answer is cut short", "half-answer", Stage.DOUBT, before(Code.ATTEMPTS, "inDoubt")),
    C16(
            "the answer is read, not written down",
            Stage.SENDING,
            before(Code.ATTEMPTS, "answered").within("Delivery.acknowledged")),
    C16_REFUSED(
            "the answer, which refuses a row, is read",
            Stage.SENDING,
            before(Code.ATTEMPTS, "answered").within("Delivery.acknowledged")),
    C17(
            "the outcome is not committed",
            Stage.SENDING,
            before(Code.COMMIT, "doCommit").within("Delivery.acknowledged")),
    C18(
            "the outcome is committed, the job does not know",
            Stage.SENDING,
            after(Code.ATTEMPTS, "answered").within("Delivery.acknowledged")),

    C19(
            "the nonce is about to be spent",
            "drop",
            Stage.SETTLING,
            before(Code.API, "task(long,numberimport.api.CallStamp)").within("Fence.spend")),
    C20(
            "the nonce is spent, nobody knows",
            "drop",
            Stage.SETTLING,
            after(Code.API, "task(long,numberimport.api.CallStamp)").within("Fence.spend")),
    C20_USED(
            "the nonce was used",
            "apply-0-then-drop",
            Stage.SETTLING,
            afterFailureOf(Code.API, "task(long,numberimport.api.CallStamp)").within("Fence.spend")),
    C21(
            "that it was never sent is not written down",
            "drop",
            Stage.SETTLING,
            before(Code.ATTEMPTS, "settledNotReceived")),
    C22("the pool is read", "drop", Stage.SETTLING, after(Code.API, "numbers")),
    C23(
            "a batch found in the pool is not committed",
            "apply-then-drop",
            Stage.SETTLING,
            before(Code.COMMIT, "doCommit").within("Conclusion.seen")),
    C23_PARTLY(
            "the halves of a batch are not committed",
            "apply-1-then-drop",
            Stage.SETTLING,
            before(Code.COMMIT, "doCommit").within("Conclusion.seen")),
    C24("a batch waits to be sent again", "drop", Stage.SETTLING, after(Code.ATTEMPTS, "settledNotReceived")),
    C24_SENT(
            "a batch found in the pool is settled",
            "apply-then-drop",
            Stage.SETTLING,
            after(Code.ATTEMPTS, "settled").within("Conclusion.seen")),
    C24_PARTLY(
            "the rest of a batch waits",
            "apply-1-then-drop",
            Stage.SETTLING,
            after(Code.ATTEMPTS, "settled").within("Conclusion.seen")),

    C25("the task agrees, the report is missing", Stage.END, after(Code.VERIFY, "run")),
    C26(
            "the report is written beside its place",
            Stage.END,
            before(Code.REPORT, "replaceTarget").within("WriteReport.run")),
    C27(
            "the report is in its place, the job is not done",
            Stage.END,
            after(Code.REPORT, "replaceTarget").within("WriteReport.run")),
    C27_JOB("the job is done, the run is not marked so", Stage.END, before(Code.RUNS, "ended"));

    /** How far a run is: each sending passes the places of {@code SENDING}, only one in doubt those of {@code DOUBT}. */
    enum Stage {
        START,
        SENDING,
        DOUBT,
        SETTLING,
        END
    }

    /** Nothing goes wrong but the kill. */
    static final String WELL = "";

    private final String meaning;
    private final String misbehaviour;
    private final Stage stage;
    private final CodePlace place;

    CrashPoint(String meaning, Stage stage, CodePlace place) {
        this(meaning, WELL, stage, place);
    }

    CrashPoint(String meaning, String misbehaviour, Stage stage, CodePlace place) {
        this.meaning = meaning;
        this.misbehaviour = misbehaviour;
        this.stage = stage;
        this.place = place;
    }

    CodePlace place() {
        return place;
    }

    Stage stage() {
        return stage;
    }

    /** What the API does to the sending that leads here; {@link #WELL} where it does what it should. */
    String misbehaviour() {
        return misbehaviour;
    }

    /**
     * Whether the next process needs evidence that numbers are absent, as the nonce is used: the pool gives it sooner where an
     * earlier batch stands in it.
     */
    boolean needsLandmark() {
        return switch (this) {
            case C13, C16_REFUSED, C20, C20_USED, C21, C23_PARTLY, C24_PARTLY -> true;
            default -> false;
        };
    }

    /** Whether the request is to be at the API when the process dies. */
    boolean arrives() {
        return this == C12;
    }

    /** What to start next: the run where there is one. */
    boolean hasRun() {
        return this != C07;
    }

    @Override
    public String toString() {
        return name() + " (" + meaning + ")";
    }

    /** Where things are. */
    private static final class Code {

        static final String LEASES = "numberimport.ledger.SenderLeases";
        static final String RUNS = "numberimport.ledger.Runs";
        static final String BATCHES = "numberimport.ledger.Batches";
        static final String ATTEMPTS = "numberimport.ledger.Attempts";
        static final String SLOTS = "numberimport.ledger.CallSlots";
        static final String DURABILITY = "numberimport.ledger.Durability";
        static final String API = "numberimport.api.HttpCalloutTaskApi";
        static final String CALLS = "numberimport.api.HttpCalls";
        static final String BODY = "numberimport.api.WatchedBody$1";
        static final String VERIFY = "numberimport.pipeline.VerifyPool";
        static final String REPORT = "numberimport.file.ReplacedFile";
        static final String JOBS = "org.springframework.batch.core.repository.support.SimpleJobRepository";
        static final String COMMIT = "org.springframework.jdbc.datasource.DataSourceTransactionManager";
    }
}
