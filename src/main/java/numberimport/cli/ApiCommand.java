package numberimport.cli;

import java.time.Clock;
import java.util.function.IntSupplier;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.pipeline.Accounts;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.remote.RemoteTasks;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command about what the API of one account has, called from here or by a server: what is wrong with the command line is told before any call. */
abstract class ApiCommand extends PrintingCommand {

    @Option(
            names = "--account",
            paramLabel = "NAME",
            defaultValue = Settings.DEFAULT_ACCOUNT,
            description = "account of number-import.accounts")
    private String account = Settings.DEFAULT_ACCOUNT;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    final int run(Output out, Settings settings) {
        requireUsable();
        if (server.given()) {
            return there(out, server.remote(settings).tasks(account));
        }
        var api = Accounts.of(settings).connect(account, Clock.systemUTC());
        try {
            return run(out, api);
        } catch (ApiException e) {
            throw problem(e);
        }
    }

    /** An error of usage where options or parameters can't be used. */
    void requireUsable() {}

    /** Asks the API from here. */
    abstract int run(Output out, CalloutTaskApi api);

    /** Has a server ask it. */
    abstract int there(Output out, RemoteTasks tasks);

    final ServerOptions server() {
        return server;
    }

    /** What a failed call means. */
    ProblemException problem(ApiException e) {
        return ApiProblems.of(e);
    }

    /** Has a server do what must not be asked for twice unseen: where the answer is lost, there or on the way, that is said. */
    final int once(IntSupplier request, String effect, String look) {
        try {
            return request.getAsInt();
        } catch (ProblemException e) {
            var problem = e.problem();
            if (problem.exit() != ExitCode.API_FAILED) {
                throw e;
            }
            var said = problem.code().equals(ApiProblems.OUTCOME_UNKNOWN);
            throw new ProblemException(new Problem(
                    ApiProblems.OUTCOME_UNKNOWN,
                    problem.message() + (said ? "" : " It is not known whether " + effect + "."),
                    look + server.hint(),
                    ExitCode.API_FAILED));
        }
    }
}
