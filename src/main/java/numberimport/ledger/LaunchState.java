package numberimport.ledger;

/**
 * How far a launch has come.
 *
 * <pre>
 * WAITING --a process takes it--> RUNNING --it ended--> ENDED
 * RUNNING --its process died, or it is to be tried again later--> WAITING
 * </pre>
 */
public enum LaunchState {
    WAITING,
    RUNNING,
    ENDED
}
