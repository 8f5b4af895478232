/**
 * The sandbox's memory: one H2 database with its companies, tasks, pools, sums, used nonces and campaign time. All of the
 * sandbox's SQL lives here. With a folder, what a method has written down when it returns outlasts the process, however it ends.
 */
@NullMarked
package numberimport.sandbox.store;

import org.jspecify.annotations.NullMarked;
