/**
 * Room 5: the callout-task API as we call it: wire records, signing, HTTP, failures. Never repeats a call that adds numbers.
 */
@NullMarked
package numberimport.api;

import org.jspecify.annotations.NullMarked;
