package dev.heed.bench.state;

import dev.heed.bench.load.Load;
import dev.heed.ingest.Ingested;
import dev.heed.ingest.Origin;
import dev.heed.ingest.Reading;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Readings by their number: a block of each entity in turn, round after round; after {@code filled} rounds one of a clock
 * beside the entities, which completes the hops before it.
 */
record ReadingRounds(Load load, int filled) implements GeneratorFunction<Long, Ingested> {
    private static final Origin ORIGIN = new Origin("bench", 0, 0);
    private static final int[] ALL = {};

    /** Readings until every entity's state is as large as it gets. */
    long untilFull() {
        return (long) load.entities() * filled + 1;
    }

    @Override
    public Ingested map(Long number) {
        ReadingGate.gave();
        long clock = untilFull() - 1;
        if (number == clock) {
            return Ingested.of(Reading.sample("clock", micros(filled), new float[load.channels()], ORIGIN));
        }
        long at = number > clock ? number - 1 : number;
        int entity = (int) (at % load.entities());
        long round = at / load.entities();
        float[] values = load.values(entity, round * load.block(), load.block());
        return Ingested.of(new Reading("entity-" + entity, micros(round), Load.PERIOD_MICROS, ALL, values, ORIGIN));
    }

    private long micros(long round) {
        return load.beginMicros() + load.roundMicros(round);
    }
}
