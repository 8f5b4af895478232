package numberimport.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of cases next to the tests: five columns between bars, with \\uXXXX, \\n and \\t for what can't be seen. */
final class Table {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9A-F]{4}|n|t)");

    private Table() {}

    /** One case: {@code detail} is what is sent, or the message after the column's name. */
    record Case(String id, String cell, String result, String detail, Set<Repair> repairs) {

        boolean accepted() {
            return result.equals("ACCEPTED");
        }

        @Override
        public String toString() {
            return id + " " + cell;
        }
    }

    static Stream<Case> read(String name) {
        try (InputStream in = Table.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("# ")).skip(1).map(Table::toCase).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case toCase(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(Table::resolved).toList();
        return new Case(cells.get(0), cells.get(1), cells.get(2), cells.get(3), repairs(cells.get(4)));
    }

    private static Set<Repair> repairs(String names) {
        return names.isEmpty()
                ? Set.of()
                : Arrays.stream(names.split(" ", -1)).map(Repair::valueOf).collect(Collectors.toSet());
    }

    private static String resolved(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> switch (escape.group(1)) {
            case "n" -> "\n";
            case "t" -> "\t";
            default -> Character.toString(Integer.parseInt(escape.group(1).substring(1), 16));
        });
    }
}
