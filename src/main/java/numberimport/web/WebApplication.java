package numberimport.web;

import org.springframework.context.annotation.Import;

/** What the web server of {@code serve} is made of. */
@Hosted
@Import({
    OwnClassLoader.class,
    PlainFields.class,
    ServerErrors.class,
    UnreadableRequests.class,
    WebSecurity.class,
    RestDescription.class,
    ProblemAnswers.class,
    FailedAttempts.class,
    Callers.class,
    Downloads.class,
    Streams.class,
    TaskDesk.class,
    PoolDesk.class,
    AuditedDesk.class,
    AuditedSchedules.class,
    AuditedProfiles.class,
    Uploads.class,
    LaunchEndpoints.class,
    RunEndpoints.class,
    FailureEndpoints.class,
    RunActionEndpoints.class,
    EventEndpoints.class,
    PreviewEndpoints.class,
    ProfileEndpoints.class,
    ScheduleEndpoints.class,
    TaskEndpoints.class,
    AccountEndpoints.class,
    HoldEndpoints.class,
    TokenEndpoints.class,
    Meters.class,
    BacklogMeters.class,
    LedgerHealth.class
})
class WebApplication {}
