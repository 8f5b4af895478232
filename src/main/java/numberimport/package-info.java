/**
 * number-import takes files of customers into callout tasks. The folder tree is the data's way: file, validation, ledger,
 * submission, api; pipeline strings them together; cli is the door.
 */
@NullMarked
package numberimport;

import org.jspecify.annotations.NullMarked;
