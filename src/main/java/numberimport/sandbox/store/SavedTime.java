package numberimport.sandbox.store;

import java.time.Instant;

/** The campaign time that was reached when it was last saved. */
public final class SavedTime {

    private static final String NAME = "campaign time";

    private final Database database;

    public SavedTime(Database database) {
        this.database = database;
    }

    /** 1970 where none was ever saved. */
    public Instant read() {
        return Instant.ofEpochMilli(database.counted(NAME));
    }

    public void write(Instant time) {
        database.count(NAME, time.toEpochMilli());
    }
}
