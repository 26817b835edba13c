package dev.heed.bench;

import dev.heed.bench.load.Load;
import picocli.CommandLine.Option;

/** What is streamed. */
final class LoadOptions {
    @Option(names = "--entities", defaultValue = "200", description = "Machines (default: ${DEFAULT-VALUE}).")
    private int entities;

    @Option(names = "--channels", defaultValue = "8", description = "Channels of each (default: ${DEFAULT-VALUE}).")
    private int channels;

    @Option(names = "--block", defaultValue = "64", description = "Steps in a record (default: ${DEFAULT-VALUE}).")
    private int block;

    @Option(names = "--hop", defaultValue = "32", description = "Steps in an output (default: ${DEFAULT-VALUE}).")
    private int hop;

    @Option(names = "--partitions", defaultValue = "2", description = "Of every topic (default: ${DEFAULT-VALUE}).")
    private int partitions;

    Load load() {
        return load(entities);
    }

    /** The same with another number of entities. */
    Load load(int count) {
        return new Load(count, channels, block, hop, partitions);
    }
}
