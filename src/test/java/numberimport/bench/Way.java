package numberimport.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import numberimport.bench.stock.StockImport;

/** The two ways to import a file. Started again in the same folder, each goes on where it ended. */
enum Way {
    NUMBER_IMPORT("number-import") {
        @Override
        List<String> command(Errand errand) {
            var task = String.valueOf(errand.access().task());
            return List.of("-jar", JAR.toString(), "import", errand.file() + "", "-t", task, "-y", "--accept-rejects");
        }

        @Override
        Map<String, String> environment(Errand errand) {
            return Map.of(
                    "NUMBERIMPORT_API_BASEURL", errand.access().baseUrl(),
                    "NUMBERIMPORT_API_EMAIL", errand.access().email(),
                    "NUMBERIMPORT_API_TOKEN", errand.access().token(),
                    "NUMBERIMPORT_BATCHSIZE", errand.batchSize() + "");
        }
    },

    STOCK("stock way") {
        @Override
        List<String> command(Errand errand) {
            return List.of(
                    "-cp",
                    JavaProcess.CLASS_PATH,
                    StockImport.class.getName(),
                    "file=" + errand.file(),
                    "task=" + errand.access().task());
        }

        @Override
        Map<String, String> environment(Errand errand) {
            return Map.of(
                    "API_BASEURL", errand.access().baseUrl(),
                    "API_EMAIL", errand.access().email(),
                    "API_TOKEN", errand.access().token(),
                    "CHUNKSIZE", errand.batchSize() + "");
        }
    };

    static final Path JAR = Path.of("target/number-import.jar").toAbsolutePath();

    private final String label;

    Way(String label) {
        this.label = label;
    }

    abstract List<String> command(Errand errand);

    abstract Map<String, String> environment(Errand errand);

    Client start(Errand errand) {
        var builder = new ProcessBuilder()
                .directory(errand.folder().toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        errand.folder().resolve("out.txt").toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        errand.folder().resolve("err.txt").toFile()));
        return new Client(JavaProcess.start(command(errand), environment(errand), builder));
    }

    @Override
    public String toString() {
        return label;
    }

    /** What is to be imported where: into which sandbox's task, from which working folder. */
    record Errand(Path folder, Path file, SandboxProcess.Access access, int batchSize) {}
}
