package numberimport.web;

import org.springframework.context.annotation.Import;

/** What a worker tells whoever watches it: its meters, and whether it works. */
@Hosted
@Import({
    OwnClassLoader.class,
    ServerErrors.class,
    WebSecurity.class,
    FailedAttempts.class,
    Meters.class,
    LedgerHealth.class
})
class WorkerApplication {}
