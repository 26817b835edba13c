package dev.heed.cli.demo;

import dev.heed.cli.input.RowReader;
import dev.heed.model.series.Period;
import java.util.List;

/** What a demo trains on and streams. */
interface Scenario {
    /** In one line, for the person who watches. */
    String title();

    /** Names of the channels. */
    List<String> channels();

    /** Of the model's steps. */
    Period period();

    /** Rows to train on, in the order of time. */
    RowReader training();

    /** Rows to stream, in the order of time, later than those trained on. */
    RowReader live();

    /** Event time per time of the clock. */
    double speed();

    /** What goes wrong in the live rows, if it is known. */
    List<InjectedFault> injected();
}
