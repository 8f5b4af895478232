package numberimport.ledger;

/** What a process does to the world outside its memory, step by step; either method may end the process by throwing. */
public interface ProcessSteps {

    /** The process is about to do something; {@code alone} says that others may do things first. */
    void before(boolean alone);

    /** It is done, and the process is about to learn of it. */
    void after();
}
