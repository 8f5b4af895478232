/**
 * Annex: a local server that behaves, and misbehaves, like the callout-task API. Shares no type with the client, so that a
 * misspelt field can't be wrong on both sides.
 */
@NullMarked
package numberimport.sandbox;

import org.jspecify.annotations.NullMarked;
