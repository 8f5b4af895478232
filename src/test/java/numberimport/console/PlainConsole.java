package numberimport.console;

import java.nio.file.Path;
import numberimport.access.Role;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server and its pages with plain settings for all tests of a class. */
abstract class PlainConsole {

    @TempDir
    static Path home;

    static WebWorld web;

    @BeforeAll
    static void openWeb() {
        web = new WebWorld(home, Console.class);
    }

    @AfterAll
    static void closeWeb() {
        web.close();
    }

    static Visitor visitor(Role role) {
        return new Visitor(web.address()).signedIn(web.token(role));
    }
}
