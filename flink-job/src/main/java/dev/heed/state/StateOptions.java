package dev.heed.state;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;

/** What can be set about state. */
public final class StateOptions {
    public static final ConfigOption<MemorySize> WORKING_SET = ConfigOptions.key("heed.state.working-set")
            .memoryType()
            .defaultValue(MemorySize.ofMebiBytes(16))
            .withDescription(
                    "Of each state and subtask, how much stays an object between two checkpoints with RocksDB, counted"
                            + " as bytes; objects take about twice that. 0 reads and writes the state anew for each record.");

    private StateOptions() {}
}
