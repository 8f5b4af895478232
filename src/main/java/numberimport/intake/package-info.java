/**
 * Files that come without a person at the command line: dropped into a folder, by a schedule, or on request. Each becomes a launch
 * in the ledger, which waits for its turn and is worked on in its account's lane; nothing here sends by itself.
 */
@NullMarked
package numberimport.intake;

import org.jspecify.annotations.NullMarked;
