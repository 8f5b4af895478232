package numberimport.cli;

import java.time.Clock;
import java.util.List;
import numberimport.access.Role;
import numberimport.access.TokenView;
import numberimport.access.Tokens;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code token}: who may ask serve by REST. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Keeps who may ask serve by REST, and for what.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TokenCommand.Add.class, TokenCommand.ListAll.class, TokenCommand.Revoke.class})
final class TokenCommand extends CommandGroup {

    /** What all of them do. */
    abstract static class OnTokens extends PrintingCommand {

        @Override
        final int run(Output out, Settings settings) {
            try (var launcher = ImportLauncher.open(settings, Clock.systemUTC())) {
                on(new Tokens(launcher, settings, Clock.systemUTC()), out);
            }
            return 0;
        }

        abstract void on(Tokens tokens, Output out);
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Makes a token, and shows it: only now, since no more than its hash is kept.")
    static final class Add extends OnTokens {

        @Parameters(paramLabel = "NAME", description = "whose it is, as the audit will call them")
        private String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "viewer|operator|admin",
                converter = RoleWord.class,
                description = "viewer: sees runs, numbers masked; operator: launches, stops, retries, downloads;"
                        + " admin: keeps schedules and holds, reads the audit")
        private Role role = Role.VIEWER;

        @Option(
                names = "--by",
                paramLabel = "NAME",
                defaultValue = "${sys:user.name}",
                description = "who makes it (default: ${DEFAULT-VALUE})")
        private String by = "";

        @Override
        void on(Tokens tokens, Output out) {
            var token = tokens.issue(name, role, by);
            if (out.json()) {
                out.json(new Issued(name, role.word(), token));
            } else {
                out.result(token);
            }
        }

        private record Issued(String name, String role, String token) {}
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the tokens, without what opens.")
    static final class ListAll extends OnTokens {

        @Override
        void on(Tokens tokens, Output out) {
            var all = tokens.all();
            if (out.json()) {
                out.json(new TokenList(all));
            } else if (all.isEmpty()) {
                out.result("No tokens yet.");
            } else {
                var columns = new Columns()
                        .whole(24, "NAME")
                        .whole(10, "ROLE")
                        .whole(20, "MADE BY")
                        .whole(1, "MADE AT");
                out.result(columns.header());
                all.forEach(token ->
                        out.result(columns.line(token.name(), token.role(), token.createdBy(), token.createdAt())));
            }
        }

        private record TokenList(List<TokenView> tokens) {}
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Makes a token open nothing any more.")
    static final class Revoke extends OnTokens {

        @Parameters(paramLabel = "NAME", description = "the token")
        private String name = "";

        @Option(
                names = "--by",
                paramLabel = "NAME",
                defaultValue = "${sys:user.name}",
                description = "who revokes it (default: ${DEFAULT-VALUE})")
        private String by = "";

        @Override
        void on(Tokens tokens, Output out) {
            tokens.revoke(name, by);
            out.note("Token " + name + " opens nothing any more.");
        }
    }

    /** The words of {@code --role}. */
    static final class RoleWord implements ITypeConverter<Role> {

        @Override
        public Role convert(String word) {
            try {
                return Role.parse(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
