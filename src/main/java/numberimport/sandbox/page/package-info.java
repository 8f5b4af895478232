/** The sandbox's status page: one HTML page for people that needs nothing else, neither a file nor a script. */
@NullMarked
package numberimport.sandbox.page;

import org.jspecify.annotations.NullMarked;
