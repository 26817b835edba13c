package dev.heed.cli.demo;

import dev.heed.cli.demo.pump.PumpStation;
import dev.heed.cli.input.Row;
import dev.heed.cli.input.RowReader;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of a station's pumps between two seconds. */
final class PumpRows implements RowReader {
    private final PumpStation station;
    private final long endSecond;
    private Iterator<Row> second = Collections.emptyIterator();

    /** Runs the station, at its beginning, forward to the first second. */
    PumpRows(PumpStation station, long firstSecond, long endSecond) {
        this.station = station;
        this.endSecond = endSecond;
        while (station.second() < firstSecond) {
            station.next();
        }
    }

    @Override
    public boolean hasNext() {
        return second.hasNext() || station.second() < endSecond;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (!second.hasNext()) {
            second = station.next().iterator();
        }
        return second.next();
    }

    @Override
    public void close() {}
}
