/**
 * Room 4: gets batches out of the door, each exactly once: pace, protocol, classification of answers, settling of doubts.
 * Knows no SQL and no Spring Batch.
 */
@NullMarked
package numberimport.submission;

import org.jspecify.annotations.NullMarked;
