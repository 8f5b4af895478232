package numberimport.sandbox.store;

/** What is kept about companies and their tasks, in one database. */
public record Store(Companies companies, Tasks tasks, Pool pool, Redials redials, Sums sums) {

    public static Store in(Database database) {
        return new Store(
                new Companies(database),
                new Tasks(database),
                new Pool(database),
                new Redials(database),
                new Sums(database));
    }
}
