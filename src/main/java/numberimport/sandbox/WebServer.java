package numberimport.sandbox;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.Globals;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Valve;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardServer;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.modeler.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * An embedded Tomcat on 127.0.0.1 in front of a Spring context that knows nothing of the host application's: no
 * {@code SpringApplication} is run, so that neither its logging nor its properties are touched. Its threads are daemons.
 */
final class WebServer {

    /** How the names of this process's working folders start. */
    static final String FOLDER_PREFIX =
            "number-import-sandbox-" + ProcessHandle.current().pid() + "-";

    private static final String HOST = "127.0.0.1";

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();
    private final GenericWebApplicationContext spring;
    private final Path workFolder;
    private final AtomicBoolean closed = new AtomicBoolean();

    private WebServer(int port, GenericWebApplicationContext spring) throws IOException {
        this.spring = spring;
        workFolder = Files.createTempDirectory(FOLDER_PREFIX);
        settle(tomcat, workFolder);
        connector.setPort(port);
        connector.setProperty("address", HOST);
        connector.setThrowOnFailure(true);
        tomcat.setConnector(connector);
    }

    static WebServer start(int port, Valve doorbell, Filter saboteur, GenericWebApplicationContext spring) {
        try {
            var server = new WebServer(port, spring);
            server.serve(doorbell, saboteur);
            return server;
        } catch (IOException noWorkFolder) {
            throw new UncheckedIOException("The sandbox can't create its working folder.", noWorkFolder);
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    /** False where it was closed before. */
    boolean close() {
        if (closed.getAndSet(true)) {
            return false;
        }
        try {
            tomcat.stop();
            tomcat.destroy();
            spring.close();
            FileSystemUtils.deleteRecursively(workFolder);
            return true;
        } catch (LifecycleException | IOException failure) {
            throw new IllegalStateException("The sandbox could not be stopped.", failure);
        }
    }

    private void serve(Valve doorbell, Filter saboteur) {
        var context = (StandardContext) tomcat.addContext("", null);
        context.setParentClassLoader(WebServer.class.getClassLoader());
        withoutLeakDetection(context);
        context.getPipeline().addValve(doorbell);
        context.addServletContainerInitializer(
                (classes, servlets) -> {
                    servlets.addFilter("saboteur", saboteur).addMappingForUrlPatterns(null, false, "/*");
                    var api = servlets.addServlet("api", new DispatcherServlet(spring));
                    api.setLoadOnStartup(1);
                    api.addMapping("/");
                },
                Set.of());
        try {
            tomcat.start();
        } catch (LifecycleException failure) {
            var unused = close();
            throw new IllegalStateException(sentence(failure, connector.getPort()), failure);
        }
    }

    /** The server ends with the JVM, or is started anew in it: there is no web application to unload. */
    private static void withoutLeakDetection(StandardContext context) {
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
    }

    /** Tomcat keeps its folders in system properties too, where the next one in this JVM would take them for its own. */
    private static synchronized void settle(Tomcat tomcat, Path folder) {
        // Without JMX it starts in two thirds of the time.
        Registry.disableRegistry();
        var home = System.clearProperty(Globals.CATALINA_HOME_PROP);
        var base = System.clearProperty(Globals.CATALINA_BASE_PROP);
        tomcat.setBaseDir(folder.toString());
        tomcat.setSilent(true);
        ((StandardServer) tomcat.getServer()).setUtilityThreadsAsDaemon(true);
        restore(Globals.CATALINA_HOME_PROP, home);
        restore(Globals.CATALINA_BASE_PROP, base);
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    private static String sentence(Throwable failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "The sandbox can't listen on %s:%d, because another program does: choose another port, or 0 for any free one."
                        .formatted(HOST, port);
            }
        }
        return "The sandbox can't start on %s:%d.".formatted(HOST, port);
    }
}
