/**
 * Room 1: files of customers. CSV and Excel become one stream of source rows, each knowing its line; failed rows go back
 * into files that people mend. Knows no field of the API and no rule about numbers.
 */
@NullMarked
package numberimport.file;

import org.jspecify.annotations.NullMarked;
