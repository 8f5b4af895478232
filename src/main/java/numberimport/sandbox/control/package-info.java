/**
 * The sandbox's own endpoint for testers, under {@code /sandbox}: look into it, set companies up, plan results, faults and
 * interferences. JSON without a signature, for programs on this machine alone.
 */
@NullMarked
package numberimport.sandbox.control;

import org.jspecify.annotations.NullMarked;
