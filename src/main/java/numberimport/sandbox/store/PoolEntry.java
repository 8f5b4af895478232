package numberimport.sandbox.store;

/** A number under the id that the pool gave it, and what has come of it so far. */
public record PoolEntry(long id, NewNumber number, Calls calls) {}
