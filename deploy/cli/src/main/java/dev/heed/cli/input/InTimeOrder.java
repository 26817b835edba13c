package dev.heed.cli.input;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Interleaves rows by time, without a look further ahead than one row of each source. */
final class InTimeOrder implements Iterator<Row> {
    private static final Comparator<Head> ORDER =
            Comparator.<Head>comparingLong(head -> head.row.timeMicros()).thenComparingInt(head -> head.place);

    private final PriorityQueue<Head> heads = new PriorityQueue<>(ORDER);

    private InTimeOrder(List<Stream<Row>> sources) {
        for (int place = 0; place < sources.size(); place++) {
            pull(place, sources.get(place).iterator());
        }
    }

    /** The rows of all sources; closing them closes the sources. */
    static Stream<Row> of(List<Stream<Row>> sources) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new InTimeOrder(sources), 0), false)
                .onClose(() -> sources.forEach(Stream::close));
    }

    private void pull(int place, Iterator<Row> source) {
        if (source.hasNext()) {
            heads.add(new Head(place, source.next(), source));
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Row next() {
        Head head = heads.remove();
        pull(head.place, head.rest);
        return head.row;
    }

    private record Head(int place, Row row, Iterator<Row> rest) {}
}
