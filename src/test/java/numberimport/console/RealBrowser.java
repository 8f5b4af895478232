package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium. Whatever a page complains of, or asks another host for, is kept for the test to see. */
final class RealBrowser implements AutoCloseable {

    private static final Path NODE = Path.of("/usr/bin/node");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private RealBrowser() {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", NODE.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** What the machine lacks for it; nothing where it can be started. */
    static List<Path> missing() {
        return Stream.of(NODE, CHROMIUM).filter(file -> !Files.exists(file)).toList();
    }

    static RealBrowser start() {
        return new RealBrowser();
    }

    /** A window of somebody who has not been here before. */
    Page open(String address, Browser.NewContextOptions options) {
        var context = browser.newContext(options.setBaseURL(address).setAcceptDownloads(true));
        context.setDefaultTimeout(20_000);
        watch(context, URI.create(address).getAuthority());
        return context.newPage();
    }

    Page open(String address) {
        return open(address, english());
    }

    static Browser.NewContextOptions english() {
        return new Browser.NewContextOptions().setLocale("en-GB").setColorScheme(ColorScheme.LIGHT);
    }

    static Browser.NewContextOptions chinese() {
        return new Browser.NewContextOptions().setLocale("zh-CN").setColorScheme(ColorScheme.DARK);
    }

    /** What pages wrote to the console, and requests to other hosts, since the start. */
    List<String> complaints() {
        return complaints;
    }

    /** Those who can't see or use a mouse find their way: what axe finds, nothing on a good page. */
    static void requireAccessible(Page page) {
        requireNone(page, new AxeBuilder(page));
    }

    /** In other colours and another language: contrast, and the language that the page says. */
    static void requireReadable(Page page) {
        requireNone(
                page, new AxeBuilder(page).withRules(List.of("color-contrast", "html-has-lang", "html-lang-valid")));
    }

    private static void requireNone(Page page, AxeBuilder axe) {
        // No page has frames, for which axe would open a window of its own each time.
        assertThat(axe.setLegacyMode(true).analyze().getViolations())
                .as(page.url())
                .extracting(rule -> rule.getId() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }

    private void watch(BrowserContext context, String host) {
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.page().url() + ": " + message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        context.onRequest(request -> {
            if (!host.equals(URI.create(request.url()).getAuthority())) {
                complaints.add("asked another host: " + request.url());
            }
        });
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
