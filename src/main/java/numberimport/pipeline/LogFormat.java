package numberimport.pipeline;

/** How lines are written into the log file. */
public enum LogFormat {
    /** For people. */
    TEXT,
    /** An object a line, in the names of the Elastic Common Schema. */
    JSON
}
