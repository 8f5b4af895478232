package numberimport.sandbox;

import java.util.List;
import numberimport.sandbox.campaign.Dialler;
import numberimport.sandbox.campaign.Script;
import numberimport.sandbox.control.CompanyControl;
import numberimport.sandbox.control.ControlErrors;
import numberimport.sandbox.control.ControlIndex;
import numberimport.sandbox.control.DiallingControl;
import numberimport.sandbox.control.DoorControl;
import numberimport.sandbox.control.LocalOnly;
import numberimport.sandbox.control.TaskControl;
import numberimport.sandbox.page.StatusPage;
import numberimport.sandbox.store.Company;
import numberimport.sandbox.store.Database;
import numberimport.sandbox.store.Nonces;
import numberimport.sandbox.store.Store;
import numberimport.sandbox.store.Task;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * A local server that speaks the callout-task API as it is documented, on 127.0.0.1 alone, that dials what its tasks are given in
 * simulation, and that misbehaves on demand ({@link Fault}). It notes every request and every rule that a request breaks. It
 * doesn't keep the JVM alive. Safe to use from several threads; an unknown task id is an IllegalArgumentException.
 */
public final class SandboxServer implements AutoCloseable {

    private final Database database;
    private final Store store;
    private final Company company;
    private final Dialler dialler;
    private final Intake intake;
    private final VisitorBook visitors;
    private final Saboteur saboteur;
    private final WebServer web;

    private SandboxServer(SandboxOptions options, Database database) {
        this.database = database;
        store = Store.in(database);
        company = BuiltIn.settle(store, options);
        var script = new Script();
        dialler = new Dialler(
                database, store, new Dialler.Setting(options.clock(), options.speed(), options.seed(), script));
        intake = new Intake(store, dialler.clock(), options.dedupe());
        visitors = new VisitorBook(options);
        var gate = new Gate(options.clock(), store.companies(), new Nonces(database), visitors);
        var own = new OwnTasks(store.tasks());
        var numbers = new NumberEndpoints(own, store.pool(), intake, visitors);
        saboteur = new Saboteur(options.faults(), new LateCalls(gate, numbers));
        var door = new ServerDoor(visitors, saboteur, intake);
        var spring = new ApiContext(
                guards(gate, dialler),
                numbers,
                new TaskEndpoints(own, store, dialler),
                new RedialEndpoints(own, store.redials(), dialler.clock()),
                new ControlErrors(),
                new ControlIndex(),
                new CompanyControl(store.companies()),
                new DoorControl(door),
                new TaskControl(store, door, dialler),
                new DiallingControl(script, dialler.clock()),
                new StatusPage(store, dialler, door));
        web = WebServer.start(options.port(), new Doorbell(visitors, store.companies()), saboteur, spring);
        dialler.start();
    }

    /** Throws IllegalStateException with a sentence for the user where the port is taken or the data can't be opened. */
    public static SandboxServer start(SandboxOptions options) {
        var database = options.data().map(Database::in).orElseGet(() -> Database.temporary(WebServer.FOLDER_PREFIX));
        try {
            return new SandboxServer(options, database);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** Such as {@code http://127.0.0.1:40123/open_api_v1}. */
    public String baseUrl() {
        return statusPage() + Endpoint.ROOT.substring(1);
    }

    /** A page for people, such as {@code http://127.0.0.1:40123/}. */
    public String statusPage() {
        return "http://127.0.0.1:" + web.port() + "/";
    }

    /** The first company's. */
    public String email() {
        return company.email();
    }

    /** The first company's. */
    public String token() {
        return company.token();
    }

    /** Creates a task of the first company without a request, and returns its id. */
    public long createTask(String name, TaskStatus status) {
        return store.tasks()
                .create(
                        company.id(),
                        BuiltIn.task(name),
                        status.code(),
                        dialler.clock().instant())
                .id();
    }

    /** Whether the first company has any task. */
    public boolean hasTasks() {
        return store.tasks().count(company.id()) > 0;
    }

    /** Whatever it was; a task that is set to stopping stays so until it is set to something else. */
    public void setStatus(long task, TaskStatus status) {
        store.tasks().set(existing(task).id(), status.code());
    }

    public void deleteTask(long task) {
        dialler.delete(existing(task));
    }

    /** All numbers of a task in order of id. */
    public List<PooledNumber> pool(long task) {
        return store.pool().above(existing(task).id(), 0, Integer.MAX_VALUE).stream()
                .map(PooledNumber::of)
                .toList();
    }

    /** Puts numbers into a task's pool as another writer would, whatever the task's status. */
    public void addForeign(long task, List<String> cellphones) {
        intake.addForeign(existing(task), cellphones);
    }

    /** From now on this number is refused with this reason, in any task. */
    public void refuse(String cellphone, String reason) {
        intake.refuse(cellphone, reason);
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
        if (web.close()) {
            dialler.close();
            database.close();
        }
    }

    private static List<MappedInterceptor> guards(Gate gate, Dialler dialler) {
        var api = new String[] {Endpoint.ROOT + "/**"};
        var beside = new String[] {"/", Endpoint.CONTROL, Endpoint.CONTROL + "/**"};
        return List.of(
                new MappedInterceptor(api, gate),
                new MappedInterceptor(api, new DiallingFirst(dialler)),
                new MappedInterceptor(beside, new LocalOnly()));
    }

    private Task existing(long task) {
        return store.tasks()
                .find(task)
                .orElseThrow(() -> new IllegalArgumentException("The sandbox has no task " + task + "."));
    }
}
