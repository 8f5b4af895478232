package numberimport.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The memory of every run, in an H2 file or in PostgreSQL. Refuses a database that could lose an acknowledged commit when a
 * process is killed. Thread-safe; several processes may have it open at once.
 */
public final class ImportLedger implements AutoCloseable {

    private static final Duration MOST_SILENCE = Duration.ofSeconds(30);
    /** PostgreSQL stays where it is: a connection that was used just now need not be asked whether it is alive. */
    private static final String UNASKED_MILLIS = "500";

    private static final Duration MOST_IDLE = SenderLeases.LIFETIME.minusSeconds(10);

    private final HikariDataSource dataSource;
    private final boolean ofThisMachine;
    private final Runs runs;
    private final RunParts runParts;
    private final Batches batches;
    private final Attempts attempts;
    private final FailedRows failedRows;
    private final CallSlots callSlots;
    private final SenderLeases senderLeases;
    private final TaskCreations taskCreations;
    private final Capabilities capabilities;
    private final SendingRecord sendingRecord;
    private final Resolutions resolutions;
    private final Launches launches;
    private final LaneHolders laneHolders;
    private final LaunchFiles launchFiles;
    private final Schedules schedules;
    private final Deliveries deliveries;
    private final AuditTrail audit;
    private final AccessTokens accessTokens;
    private final AccountHolds accountHolds;
    private final StoredAccounts storedAccounts;
    private final Retention retention;

    ImportLedger(HikariDataSource dataSource, DatabaseAddress address) {
        this.dataSource = dataSource;
        this.ofThisMachine = address.file().isPresent();
        var template = new SteadyJdbcTemplate(dataSource);
        var jdbc = JdbcClient.create(template);
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        var durability = new Durability(jdbc, address);
        durability.check();
        this.runs = new Runs(jdbc);
        this.failedRows = new FailedRows(template);
        this.runParts = new RunParts(jdbc, transactions, failedRows);
        this.batches = new Batches(jdbc, transactions, failedRows);
        this.attempts = new Attempts(jdbc, transactions, batches, failedRows, durability);
        this.callSlots = new CallSlots(jdbc);
        this.senderLeases = new SenderLeases(template);
        this.taskCreations = new TaskCreations(jdbc);
        this.capabilities = new Capabilities(jdbc);
        this.sendingRecord = new SendingRecord(jdbc);
        this.audit = new AuditTrail(jdbc);
        this.resolutions = new Resolutions(jdbc, transactions, failedRows, audit);
        this.launches = new Launches(jdbc);
        this.laneHolders = new LaneHolders(jdbc);
        this.launchFiles = new LaunchFiles(jdbc, transactions);
        this.schedules = new Schedules(jdbc);
        this.deliveries = new Deliveries(jdbc);
        this.accessTokens = new AccessTokens(jdbc, transactions);
        this.accountHolds = new AccountHolds(jdbc);
        this.storedAccounts = new StoredAccounts(jdbc);
        this.retention = new Retention(jdbc, transactions, batches, failedRows);
    }

    /** Opens the ledger for work: creates the database where there is none, and brings its tables to this version. */
    public static ImportLedger open(DatabaseAddress address) {
        createFolder(address);
        var dataSource = connect(address);
        try {
            new Migrations(dataSource, address).run();
            return new ImportLedger(dataSource, address);
        } catch (RuntimeException e) {
            close(dataSource);
            throw e;
        }
    }

    /** Opens the ledger for reading, without creating or changing a table; empty where there has been no import yet. */
    public static Optional<ImportLedger> openExisting(DatabaseAddress address) {
        if (address.file().filter(file -> !Files.exists(file)).isPresent()) {
            return Optional.empty();
        }
        var dataSource = connect(address);
        try {
            var version = Migrations.version(dataSource);
            if (version.isEmpty()) {
                close(dataSource);
                return Optional.empty();
            }
            if (!version.get().equals(Migrations.VERSION)) {
                throw new LedgerException("The database's tables have version " + version.get() + ", expected "
                        + Migrations.VERSION + ": use the number-import that made them, or import once with this one.");
            }
            return Optional.of(new ImportLedger(dataSource, address));
        } catch (DataAccessException e) {
            close(dataSource);
            throw new LedgerException("The database " + address + " can't be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(dataSource);
            throw e;
        }
    }

    public Runs runs() {
        return runs;
    }

    public RunParts runParts() {
        return runParts;
    }

    public Launches launches() {
        return launches;
    }

    public LaneHolders laneHolders() {
        return laneHolders;
    }

    public LaunchFiles launchFiles() {
        return launchFiles;
    }

    public Schedules schedules() {
        return schedules;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public AuditTrail audit() {
        return audit;
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }

    public AccountHolds accountHolds() {
        return accountHolds;
    }

    public StoredAccounts storedAccounts() {
        return storedAccounts;
    }

    public Retention retention() {
        return retention;
    }

    public Batches batches() {
        return batches;
    }

    public Attempts attempts() {
        return attempts;
    }

    public FailedRows failedRows() {
        return failedRows;
    }

    public CallSlots callSlots() {
        return callSlots;
    }

    public SenderLeases senderLeases() {
        return senderLeases;
    }

    public TaskCreations taskCreations() {
        return taskCreations;
    }

    public SendingRecord sendingRecord() {
        return sendingRecord;
    }

    public Resolutions resolutions() {
        return resolutions;
    }

    public Capabilities capabilities() {
        return capabilities;
    }

    /** Whether only processes of this machine can have it open. */
    public boolean isOfThisMachine() {
        return ofThisMachine;
    }

    /** For Spring Batch's job repository, which lives in the same database. */
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        close(dataSource);
    }

    private static void close(HikariDataSource dataSource) {
        if (dataSource.getDataSource() instanceof OneWriterDataSource shared) {
            shared.leave(dataSource);
        } else {
            dataSource.close();
        }
    }

    private static HikariDataSource connect(DatabaseAddress address) {
        address.file().ifPresent(file -> new LockFile(file).requireAnswer(MOST_SILENCE));
        // A pooled connection to another process's H2 may be dead although it was used a moment ago: always ask it.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", address.h2() ? "-1" : UNASKED_MILLIS);
        var config = new HikariConfig();
        config.setPoolName("ledger");
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        if (address.h2()) {
            config.setDataSource(new OneWriterDataSource(address, FileTurn.toWrite(address), FileTurn.toOpen(address)));
            // A database that has closed itself, as on a full disk, opens anew once no connection to it is left.
            config.setConnectionTestQuery("SELECT 1");
        } else {
            config.setJdbcUrl(address.url());
            config.setUsername(address.username());
            config.setPassword(address.password());
            // A process that stands still in the middle of a transaction must not keep the next one from a batch.
            config.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=" + MOST_IDLE.toMillis());
        }
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new LedgerException("The database " + address + " can't be opened: " + cause.getMessage(), e);
        }
    }

    private static void createFolder(DatabaseAddress address) {
        var folder = address.file().map(Path::getParent);
        if (folder.isPresent()) {
            try {
                Files.createDirectories(folder.get());
            } catch (IOException e) {
                throw new LedgerException("The data folder " + folder.get() + " can't be created: " + e, e);
            }
        }
    }
}
