package dev.heed.job;

import dev.heed.ingest.Ingested;
import dev.heed.ingest.ReadingWatermarks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A bounded source of readings of this JVM, one subtask, which goes on from a savepoint where it was. */
final class Feed {
    private static final Map<String, List<Ingested>> ALL = new ConcurrentHashMap<>();
    static final Duration LATENESS = Duration.ofSeconds(5);

    private Feed() {}

    static DataStream<Ingested> of(StreamExecutionEnvironment env, List<Ingested> readings, RateLimiterStrategy rate) {
        String id = UUID.randomUUID().toString();
        ALL.put(id, readings);
        GeneratorFunction<Long, Ingested> function =
                index -> ALL.getOrDefault(id, List.of()).get(index.intValue());
        DataGeneratorSource<Ingested> source =
                new DataGeneratorSource<>(function, readings.size(), rate, TypeInformation.of(Ingested.class));
        WatermarkStrategy<Ingested> watermarks = ReadingWatermarks.of(LATENESS, Duration.ofSeconds(1));
        return env.fromSource(source, watermarks, "feed").setParallelism(1).uid("feed");
    }
}
