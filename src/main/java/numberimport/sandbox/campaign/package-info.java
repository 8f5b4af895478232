/** Keeps the sandbox's campaigns going: moves the dialling floor on with campaign time, and lets stopping tasks come to an end. */
@NullMarked
package numberimport.sandbox.campaign;

import org.jspecify.annotations.NullMarked;
