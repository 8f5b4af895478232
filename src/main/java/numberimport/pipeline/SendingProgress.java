package numberimport.pipeline;

/** How far sending has come; {@code calls} counts those with an outcome. */
public record SendingProgress(long calls, Counts counts) {}
