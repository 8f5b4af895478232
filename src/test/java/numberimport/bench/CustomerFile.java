package numberimport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A file of customers, one row in twenty of them bad, at places that follow from a seed. */
record CustomerFile(Path path, List<String> goodNumbers) {

    private static final int ONE_BAD_IN = 20;

    static CustomerFile write(Path path, int good, long seed) throws IOException {
        var numbers = IntStream.range(0, good)
                .mapToObj(i -> "138" + String.format("%08d", i))
                .toList();
        var cells = new ArrayList<>(numbers);
        for (var i = 0; i < good / (ONE_BAD_IN - 1); i++) {
            cells.add("128" + String.format("%08d", i));
        }
        Collections.shuffle(cells, new Random(seed));
        var lines = new ArrayList<>(List.of("手机号,姓名,备注,城市"));
        for (var i = 0; i < cells.size(); i++) {
            lines.add(cells.get(i) + ",客户" + i + ",\"要求回电, 下午\",上海");
        }
        return new CustomerFile(Files.write(path, lines), numbers);
    }

    int rows() {
        return goodNumbers.size() + goodNumbers.size() / (ONE_BAD_IN - 1);
    }
}
