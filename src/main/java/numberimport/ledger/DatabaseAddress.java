package numberimport.ledger;

import java.nio.file.Path;
import java.util.Optional;

/** Where the ledger's database is, in JDBC's terms. */
public record DatabaseAddress(String url, String username, String password) {

    /**
     * The embedded database: one H2 file below a folder, shared by processes on this machine, with the settings that keep
     * acknowledged commits through a kill (H2's default delays writes by half a second).
     */
    public static DatabaseAddress embedded(Path dataDir) {
        var file = dataDir.toAbsolutePath().normalize().resolve("ledger");
        return new DatabaseAddress("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE;WRITE_DELAY=0", "sa", "");
    }

    boolean h2() {
        return url.startsWith("jdbc:h2:");
    }

    /** The file of an embedded database; empty for a server's. */
    Optional<Path> file() {
        var prefix = "jdbc:h2:file:";
        return url.startsWith(prefix)
                ? Optional.of(Path.of(url.substring(prefix.length()).split(";", 2)[0] + ".mv.db"))
                : Optional.empty();
    }

    /** The address without a server's parameters, among which a password may stand. */
    @Override
    public String toString() {
        return url.split("\\?", 2)[0];
    }
}
