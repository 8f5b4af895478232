package numberimport.cli;

import picocli.CommandLine.Option;

/** Option about who does something, for the audit. */
final class Person {

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "who does so (default: ${DEFAULT-VALUE}; with --server the token says who)")
    private String name = "";

    String name() {
        return name;
    }
}
