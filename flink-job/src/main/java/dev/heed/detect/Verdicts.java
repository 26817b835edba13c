package dev.heed.detect;

import java.util.ArrayList;
import java.util.List;

/** What people said of an entity's alerts, and of which ones they may. Mutable, owned by one thread. */
final class Verdicts {
    /** The first time at which an alert may open, µs since the epoch. */
    long ignoredUntilMicros = Long.MIN_VALUE;
    /** Events that were held back since the last alert that opened. */
    int suppressed;
    /** Alerts that opened, oldest first. */
    final List<ToldAlert> told = new ArrayList<>();
    /** Those said to be false, oldest first. */
    final List<FalseAlarm> falseAlarms = new ArrayList<>();
}
