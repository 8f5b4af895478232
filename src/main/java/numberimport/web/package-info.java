/**
 * Door for programs: the REST interface {@code /api/v1}, health and meters, in an embedded server of its own. Asks the rooms behind
 * it and decides nothing; lets nobody in without a token.
 */
@NullMarked
package numberimport.web;

import org.jspecify.annotations.NullMarked;
