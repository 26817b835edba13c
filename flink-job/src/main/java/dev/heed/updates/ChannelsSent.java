package dev.heed.updates;

import dev.heed.ingest.Reading;
import dev.heed.models.Messages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * The names of channels that readings carry, each once, as {@link DecideUpdates} hears them; {@link #UNNAMED} for a reading that
 * names none. Lets the readings' time pass.
 */
public final class ChannelsSent extends RichFlatMapFunction<Reading, byte[]> {
    private static final long serialVersionUID = 1L;

    /** No channel has this name. */
    static final String UNNAMED = "";

    /** Lists that are remembered; whoever sends new ones all the time must not fill the memory. */
    private static final int MOST_KNOWN = 10_000;

    private transient Set<List<String>> lists;
    private transient Set<String> channels;

    @SuppressWarnings("NullAway.Init") // made in open
    public ChannelsSent() {}

    @Override
    public void open(OpenContext context) {
        lists = new HashSet<>();
        channels = new HashSet<>();
    }

    @Override
    public void flatMap(Reading reading, Collector<byte[]> out) {
        List<String> names = reading.names();
        if (names == null || lists.contains(names) || lists.size() >= MOST_KNOWN) {
            return;
        }
        lists.add(List.copyOf(names));
        for (String name : names.isEmpty() ? List.of(UNNAMED) : names) {
            if (channels.add(name)) {
                out.collect(Messages.write(name));
            }
        }
    }
}
