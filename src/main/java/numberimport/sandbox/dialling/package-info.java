/**
 * The sandbox's dialling floor: an enabled task works off its numbers with seeded outcomes. Pure Java: knows neither the web
 * nor the database, and every random choice follows from the seed.
 */
@NullMarked
package numberimport.sandbox.dialling;

import org.jspecify.annotations.NullMarked;
