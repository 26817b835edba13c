package dev.heed.model.network;

import dev.heed.model.refusal.Problems;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two groups of channels that attend each other, say a process and its environment. Both empty: all channels together.
 *
 * @param queries channels that ask, by their number from 0
 * @param keys channels that are attended, by their number from 0
 */
public record ChannelGroups(List<Integer> queries, List<Integer> keys) {
    public ChannelGroups {
        queries = List.copyOf(queries);
        keys = List.copyOf(keys);
    }

    /** All channels together. */
    public static ChannelGroups none() {
        return new ChannelGroups(List.of(), List.of());
    }

    /** Whether there are two groups. */
    public boolean areTwo() {
        return !queries.isEmpty() || !keys.isEmpty();
    }

    void check(Problems problems) {
        problems.unless(
                queries.isEmpty() == keys.isEmpty(),
                "attention.groups must name queries and keys or neither, found queries " + queries + " and keys "
                        + keys);
        for (List<Integer> group : List.of(queries, keys)) {
            problems.unless(
                    group.stream().allMatch(channel -> channel >= 0)
                            && group.stream().distinct().count() == group.size(),
                    "attention.groups must hold different channel numbers of at least 0, found " + group);
        }
    }

    /** @throws IllegalArgumentException when a group names a channel that there is not */
    void verify(int channels) {
        List<Integer> all = Stream.concat(queries.stream(), keys.stream()).toList();
        new Problems()
                .unless(
                        all.stream().allMatch(channel -> channel < channels),
                        "attention.groups must name channels below " + channels + ", found " + all)
                .verify();
    }
}
