package numberimport.submission;

import java.time.Clock;

/** What sending needs of the world besides the API and the ledger: time, sleep, and the wish to stop. */
public record SendingTools(Clock clock, Pause pause, StopRequests stops) {}
