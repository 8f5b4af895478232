package numberimport.web;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchJobLauncherAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What the web server is made of. The database and the jobs are the launcher's, and are no beans here. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            BatchAutoConfiguration.class,
            BatchJobLauncherAutoConfiguration.class,
            BatchJdbcAutoConfiguration.class,
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
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
    LedgerHealth.class
})
class WebApplication {}
