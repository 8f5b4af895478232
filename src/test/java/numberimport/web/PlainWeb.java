package numberimport.web;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server with plain settings for all tests of a class. */
abstract class PlainWeb {

    @TempDir
    static Path home;

    static WebWorld web;

    @BeforeAll
    static void openWeb() {
        web = new WebWorld(home);
    }

    @AfterAll
    static void closeWeb() {
        web.close();
    }
}
