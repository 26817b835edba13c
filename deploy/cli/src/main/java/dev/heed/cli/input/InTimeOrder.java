package dev.heed.cli.input;

import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Interleaves readers by time, without a look further ahead than one row of each. */
final class InTimeOrder implements RowReader {
    private static final Comparator<Head> ORDER =
            Comparator.<Head>comparingLong(head -> head.row.timeMicros()).thenComparingInt(head -> head.place);

    private final List<? extends RowReader> readers;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(ORDER);

    /** Takes over the readers: closing this closes them. */
    InTimeOrder(List<? extends RowReader> readers) {
        this.readers = readers;
        for (int place = 0; place < readers.size(); place++) {
            pull(place);
        }
    }

    private void pull(int place) {
        RowReader reader = readers.get(place);
        if (reader.hasNext()) {
            heads.add(new Head(place, reader.next()));
        }
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Row next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        pull(head.place);
        return head.row;
    }

    @Override
    public void close() {
        readers.forEach(RowReader::close);
    }

    private record Head(int place, Row row) {}
}
