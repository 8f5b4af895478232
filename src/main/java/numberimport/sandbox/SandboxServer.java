package numberimport.sandbox;

import java.util.List;

/**
 * A local server that speaks the callout-task API as it is documented, on 127.0.0.1 alone and with everything in memory, and that
 * misbehaves on demand ({@link Fault}). It notes every request and every rule that a request breaks. It doesn't keep the JVM
 * alive. Safe to use from several threads; an unknown task id is an IllegalArgumentException.
 */
public final class SandboxServer implements AutoCloseable {

    private final SandboxOptions options;
    private final Company company;
    private final VisitorBook visitors;
    private final Saboteur saboteur;
    private final WebServer web;

    private SandboxServer(SandboxOptions options) {
        this.options = options;
        company = new Company(options, Company.Quotas.DOCUMENTED);
        visitors = new VisitorBook(options);
        var gate = new Gate(options, visitors);
        var numbers = new NumberEndpoints(company, visitors);
        saboteur = new Saboteur(options.faults(), new LateCalls(gate, numbers));
        web = WebServer.start(
                options.port(),
                new Doorbell(visitors),
                saboteur,
                new ApiContext(gate, numbers, new TaskEndpoints(company)));
    }

    /** Throws IllegalStateException with a sentence for the user where the port is taken. */
    public static SandboxServer start(SandboxOptions options) {
        return new SandboxServer(options);
    }

    /** Such as {@code http://127.0.0.1:40123/open_api_v1}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + web.port() + Endpoint.ROOT;
    }

    public String email() {
        return options.email();
    }

    public String token() {
        return options.token();
    }

    /** Creates a task without a request, and returns its id. */
    public long createTask(String name, TaskStatus status) {
        return company.create(TaskSettings.named(name), status).id();
    }

    public void setStatus(long task, TaskStatus status) {
        existing(task).status(status);
    }

    public void deleteTask(long task) {
        company.delete(existing(task).id());
    }

    /** All numbers of a task in order of id. */
    public List<PooledNumber> pool(long task) {
        return existing(task).numbersAbove(0, Integer.MAX_VALUE);
    }

    /** Puts numbers into a task's pool as another writer would, whatever the task's status. */
    public void addForeign(long task, List<String> cellphones) {
        company.addForeign(existing(task), cellphones);
    }

    /** From now on this number is refused with this reason, in any task. */
    public void refuse(String cellphone, String reason) {
        company.refuse(cellphone, reason);
    }

    /** Every request since the start in order of arrival, as far as it has come by now. */
    public List<Arrival> arrivals() {
        return visitors.arrivals();
    }

    /** What a good client never does, a sentence each; empty for a good client. */
    public List<String> violations() {
        return visitors.violations();
    }

    /** Adds a fault; its arrivals are counted from the start of the server, not from now. */
    public void inject(Fault fault) {
        saboteur.inject(fault);
    }

    /** Stops at once: slow answers come now, and late calls take no effect any more. Closing again does nothing. */
    @Override
    public void close() {
        saboteur.close();
        web.close();
    }

    private Task existing(long task) {
        return company.tasks().stream()
                .filter(candidate -> candidate.id() == task)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The sandbox has no task " + task + "."));
    }
}
