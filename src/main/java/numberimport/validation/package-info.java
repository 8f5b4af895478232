/**
 * Room 2: a source row becomes a number entry or a list of violations. Pure Java: no framework, no network, no database.
 */
@NullMarked
package numberimport.validation;

import org.jspecify.annotations.NullMarked;
