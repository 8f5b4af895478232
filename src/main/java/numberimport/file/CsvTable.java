package numberimport.file;

import java.io.IOException;
import java.nio.file.Path;

/** A CSV file with its charset, its delimiter and its header. */
final class CsvTable implements TableSource {

    private final Path path;
    private final String name;
    private final Limits limits;
    private final TextScan scan;
    private final CsvLayout layout;
    private final Header header;

    CsvTable(Path path, String name, ReadingOptions options, Limits limits) throws IOException {
        this.path = path;
        this.name = name;
        this.limits = limits;
        scan = TextScan.of(path, name, options.charset());
        layout = CsvLayout.find(path, name, scan.charset(), options, limits);
        try (RowReader rows = rows()) {
            header = Header.find(rows, Place.ofCsv(name), options.headerRow(), limits);
        }
    }

    @Override
    public String sha256() {
        return scan.sha256();
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public RowReader rows() throws IOException {
        return CsvRowReader.open(path, name, layout, limits);
    }

    @Override
    public Place place() {
        return Place.ofCsv(name);
    }

    @Override
    public String charset() {
        return layout.charset().name();
    }

    @Override
    public Character delimiter() {
        return layout.delimiter();
    }
}
