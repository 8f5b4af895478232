package numberimport.cli;

import picocli.CommandLine.Option;

/** Options of every command about what it prints. */
final class OutputOptions {

    @Option(names = "--json", description = "one JSON object on stdout, everything else on stderr")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "only results and errors")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "log to stderr what happens")
    boolean verbose;

    @Option(names = "--no-color", description = "no colours; so does the environment variable NO_COLOR")
    boolean noColor;
}
