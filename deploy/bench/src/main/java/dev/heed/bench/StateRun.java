package dev.heed.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.bench.load.Load;
import dev.heed.bench.result.Machine;
import dev.heed.bench.state.StateBench;
import dev.heed.bench.state.StateCost;
import dev.heed.bench.variant.Setting;
import dev.heed.cli.run.RunCard;
import dev.heed.cli.terminal.ProgressLine;
import dev.heed.cli.terminal.Table;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures state with different numbers of entities on both backends, and tells of it. */
final class StateRun {
    private static final List<String> BACKENDS = List.of("hashmap", "rocksdb");

    private StateRun() {}

    /** Measures with each load; they differ in the number of entities only. */
    static void print(Setting setting, Path scratch, List<Load> loads, PrintWriter out, @Nullable File json)
            throws Exception {
        Load load = loads.get(0);
        Machine machine = Machine.here(RunCard.device(setting.plan().attend()));
        out.println(machine);
        out.printf(
                "R = %d steps of %d channels, blocks of %d steps, hop %d; sizes in bytes of an entity;%n"
                        + "heap is what goes when the job ends: with few entities mostly Flink's own%n%n",
                setting.model().card().receptiveField(), load.channels(), load.block(), load.hop());
        List<StateCost> costs = new ArrayList<>();
        try (ProgressLine line = ProgressLine.begin("measure", (long) loads.size() * BACKENDS.size(), " runs")) {
            for (Load each : loads) {
                for (String backend : BACKENDS) {
                    costs.add(new StateBench(setting, each, scratch).measure(backend));
                    line.at(costs.size());
                }
            }
        }
        out.print(table(costs));
        out.flush();
        if (json != null) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(json, Map.of("machine", machine, "state", costs));
        }
    }

    static Table table(List<StateCost> costs) {
        Table table = Table.of(
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
        costs.forEach(cost -> table.row(
                cost.backend(),
                whole(cost.entities()),
                whole(cost.rawBytes()),
                whole(cost.checkpointBytes()),
                "%.2f".formatted((double) cost.checkpointBytes() / cost.rawBytes()),
                whole(cost.heapBytes()),
                "%.2f".formatted((double) cost.heapBytes() / cost.rawBytes()),
                whole(cost.fullMillis()),
                whole(cost.nextMillis()),
                whole(cost.nextBytes()),
                whole(Math.round(cost.stepsPerSecond())),
                whole(cost.restoreMillis())));
        return table;
    }

    private static String whole(long figure) {
        return "%,d".formatted(figure);
    }
}
