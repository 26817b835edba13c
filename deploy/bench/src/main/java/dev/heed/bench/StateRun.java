package dev.heed.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heed.bench.load.Load;
import dev.heed.bench.result.Machine;
import dev.heed.bench.state.StateBench;
import dev.heed.bench.state.StateCost;
import dev.heed.bench.variant.Setting;
import dev.heed.cli.run.RunCard;
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

    private final Setting setting;
    private final Path scratch;

    StateRun(Setting setting, Path scratch) {
        this.setting = setting;
        this.scratch = scratch;
    }

    /** Measures with each load; they differ in the number of entities only. */
    void print(List<Load> loads, PrintWriter out, @Nullable File json) throws Exception {
        Load load = loads.get(0);
        Machine machine = Machine.here(RunCard.device(setting.plan().attend()));
        out.println(machine);
        out.printf(
                "R = %d steps of %d channels, blocks of %d steps, hop %d; sizes in bytes of an entity;%n"
                        + "heap is what goes when the job ends: with few entities mostly Flink's own%n%n",
                setting.model().card().receptiveField(), load.channels(), load.block(), load.hop());
        out.printf(
                "%-9s %9s %7s %11s %6s %7s %6s %9s %9s %12s %12s %11s%n",
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
        List<StateCost> costs = new ArrayList<>();
        for (Load each : loads) {
            for (String backend : BACKENDS) {
                costs.add(
                        print(new StateBench(setting.model(), each, setting.options(), scratch).measure(backend), out));
            }
        }
        if (json != null) {
            new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(json, Map.of("machine", machine, "state", costs));
        }
    }

    private static StateCost print(StateCost cost, PrintWriter out) {
        out.printf(
                "%-9s %,9d %,7d %,11d %6.2f %,7d %6.2f %,9d %,9d %,12d %,12.0f %,11d%n",
                cost.backend(),
                cost.entities(),
                cost.rawBytes(),
                cost.checkpointBytes(),
                (double) cost.checkpointBytes() / cost.rawBytes(),
                cost.heapBytes(),
                (double) cost.heapBytes() / cost.rawBytes(),
                cost.fullMillis(),
                cost.nextMillis(),
                cost.nextBytes(),
                cost.stepsPerSecond(),
                cost.restoreMillis());
        out.flush();
        return cost;
    }
}
