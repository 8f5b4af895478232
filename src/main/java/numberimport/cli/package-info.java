/**
 * Door: the commands. Reads the command line, prints what the rooms found, and decides nothing.
 */
@NullMarked
package numberimport.cli;

import org.jspecify.annotations.NullMarked;
