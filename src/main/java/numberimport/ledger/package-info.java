/**
 * Room 3: runs, batches, attempts and failed rows with their states, in the database: the only memory of every run. All SQL
 * lives here.
 */
@NullMarked
package numberimport.ledger;

import org.jspecify.annotations.NullMarked;
