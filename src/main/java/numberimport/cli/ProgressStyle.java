package numberimport.cli;

/** How progress is shown. */
enum ProgressStyle {
    /** A bar on a terminal, else a line a minute. */
    auto,
    bar,
    log,
    none
}
