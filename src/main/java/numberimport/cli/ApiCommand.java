package numberimport.cli;

import java.time.Clock;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.pipeline.Accounts;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Option;

/** A command about what the API of one account has, called from here or by a server: what is wrong with the command line is told before any call. */
abstract class ApiCommand extends PrintingCommand {

    @Option(
            names = "--account",
            paramLabel = "NAME",
            defaultValue = Settings.DEFAULT_ACCOUNT,
            description = "account of number-import.accounts")
    private String account = Settings.DEFAULT_ACCOUNT;

    @Override
    final int run(Output out, Settings settings) {
        requireUsable();
        return work(out, settings);
    }

    /** Asks the API from here. */
    int work(Output out, Settings settings) {
        var api = Accounts.of(settings).connect(account, Clock.systemUTC());
        try {
            return run(out, api);
        } catch (ApiException e) {
            throw problem(e);
        }
    }

    /** An error of usage where options or parameters can't be used. */
    void requireUsable() {}

    abstract int run(Output out, CalloutTaskApi api);

    final String account() {
        return account;
    }

    /** What a failed call means. */
    ProblemException problem(ApiException e) {
        return ApiProblems.of(e);
    }
}
