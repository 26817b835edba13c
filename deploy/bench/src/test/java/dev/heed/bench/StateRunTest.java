package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.bench.state.StateCost;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateRunTest {
    private static final List<StateCost> COSTS = List.of(
            new StateCost(1_000, "hashmap", 1_856, 3_712, 5_568, 12, 3, 1_234_567, 98_765.4, 321),
            new StateCost(100_000, "rocksdb", 1_856, 1_856, 464, 1_200, 30, 12_345, 4_321.6, 2_100));

    private static String[] cells(int line) {
        return StateRun.table(COSTS)
                .toString()
                .lines()
                .toList()
                .get(line)
                .trim()
                .split(" {2,}");
    }

    @Test
    void namesItsColumns() {
        assertThat(cells(0))
                .containsExactly(
                        "backend",
                        "entities",
                        "raw",
                        "checkpoint",
                        "/ raw",
                        "heap",
                        "/ raw",
                        "full ms",
                        "1 % ms",
                        "1 % bytes",
                        "steps/s",
                        "restore ms");
    }

    @Test
    void hasARowForEachMeasurement() {
        List<String> lines = StateRun.table(COSTS).toString().lines().toList();
        assertThat(lines.get(lines.size() - 2).trim().split(" {2,}"))
                .containsExactly(
                        "hashmap",
                        "1,000",
                        "1,856",
                        "3,712",
                        "2.00",
                        "5,568",
                        "3.00",
                        "12",
                        "3",
                        "1,234,567",
                        "98,765",
                        "321");
        assertThat(lines.get(lines.size() - 1).trim().split(" {2,}"))
                .containsExactly(
                        "rocksdb", "100,000", "1,856", "1,856", "1.00", "464", "0.25", "1,200", "30", "12,345", "4,322",
                        "2,100");
    }
}
