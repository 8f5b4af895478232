package numberimport.cli;

import java.util.List;
import java.util.Objects;
import numberimport.access.Role;
import numberimport.access.TokenBook;
import numberimport.access.TokenView;
import numberimport.access.Tokens;
import numberimport.remote.RemoteServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
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

    /** All of them. */
    abstract static class OnTokens extends KeepingCommand<TokenBook> {

        OnTokens() {
            super(Tokens::new, RemoteServer::tokens);
        }
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
                        + " admin: keeps profiles, schedules, accounts, holds and tokens, reads the audit")
        private Role role = Role.VIEWER;

        @Mixin
        private Person by = new Person();

        @Override
        void on(TokenBook tokens, Output out) {
            var token = tokens.issue(name, role, by.name());
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
        void on(TokenBook tokens, Output out) {
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
                        .whole(27, "MADE AT")
                        .whole(1, "LAST USED");
                out.result(columns.header());
                all.forEach(token -> out.result(columns.line(
                        token.name(),
                        token.role(),
                        token.createdBy(),
                        token.createdAt(),
                        Objects.requireNonNullElse(token.lastUsedAt(), "never"))));
            }
        }

        private record TokenList(List<TokenView> tokens) {}
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Makes a token open nothing any more.")
    static final class Revoke extends OnTokens {

        @Parameters(paramLabel = "NAME", description = "the token")
        private String name = "";

        @Mixin
        private Person by = new Person();

        @Override
        void on(TokenBook tokens, Output out) {
            tokens.revoke(name, by.name());
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
