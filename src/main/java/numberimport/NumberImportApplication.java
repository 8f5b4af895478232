package numberimport;

import numberimport.cli.NumberImportCli;

/** Entry point: hands the arguments to the command line and turns its answer into the exit code. */
public final class NumberImportApplication {

    private NumberImportApplication() {}

    public static void main(String[] args) {
        System.exit(NumberImportCli.run(args));
    }
}
