package dev.heed.ingest;

import dev.heed.ingest.mapping.RawReading;
import dev.heed.schemas.SensorReading;
import java.io.Serializable;
import java.time.Instant;

/** Turns a decoded record into a {@link Reading}, or says why not. */
interface RecordCheck extends Serializable {
    Reading check(SensorReading record, Origin origin) throws InvalidReading;

    Reading check(RawReading raw, Origin origin) throws InvalidReading;

    /** Whether a reading of one channel is left out, since the model does not have it; it is counted then. */
    boolean leavesOut(RawReading raw);

    /** A time, µs since the epoch, if it can be one. */
    long time(Instant instant) throws InvalidReading;

    /** Values so far that were infinite and were taken as missing. */
    long infiniteValues();

    /** Numbers so far that stand for no value, as the model's card says. */
    long missingValues();

    /** Records so far of which channels were left out, since the model does not have them. */
    long unknownChannels();
}
