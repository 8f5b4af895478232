/**
 * Spine: the job that takes a file into a task, and the runs that people start, stop, resume and read. Start reading here,
 * at {@code NumberImportJob}.
 */
@NullMarked
package numberimport.pipeline;

import org.jspecify.annotations.NullMarked;
