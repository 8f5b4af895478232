/**
 * The console: pages for people, on the same rooms, roles and audit as REST. Decides nothing itself; every page works without
 * JavaScript, which only keeps what is seen up to date.
 */
@NullMarked
package numberimport.console;

import org.jspecify.annotations.NullMarked;
