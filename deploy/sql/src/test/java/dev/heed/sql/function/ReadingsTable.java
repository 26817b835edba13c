package dev.heed.sql.function;

import dev.heed.cli.demo.pump.Channel;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/** A table {@code readings} of {@link PumpRows} whose watermark follows each row, in a Flink of its own. */
final class ReadingsTable {
    private static final long LATENESS_MILLIS = 3_000;
    private static final AtomicBoolean FAILED = new AtomicBoolean();

    private ReadingsTable() {}

    static StreamTableEnvironment asFastAsPossible() {
        return table(new Configuration(), RateLimiterStrategy.noOp(), false);
    }

    /** Slowly, with checkpoints; after one of them it fails once. */
    static StreamTableEnvironment withAFailure() {
        FAILED.set(false);
        Configuration settings = new Configuration();
        settings.setString("execution.checkpointing.interval", "200ms");
        settings.setString("restart-strategy.type", "fixed-delay");
        settings.setString("restart-strategy.fixed-delay.delay", "10ms");
        return table(settings, RateLimiterStrategy.perSecond(150), true);
    }

    static boolean hasFailed() {
        return FAILED.get();
    }

    private static StreamTableEnvironment table(Configuration settings, RateLimiterStrategy rate, boolean fails) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(1);
        List<Row> rows = PumpRows.all().stream().map(ReadingsTable::row).toList();
        DataGeneratorSource<Row> source =
                new DataGeneratorSource<>(index -> rows.get(index.intValue()), rows.size(), rate, type());
        DataStream<Row> stream = env.fromSource(source, WatermarkStrategy.noWatermarks(), "rows")
                .map(new FailOnce(fails))
                .returns(type())
                .assignTimestampsAndWatermarks(WatermarkStrategy.<Row>forGenerator(context -> new AfterEachRow())
                        .withTimestampAssigner((row, none) -> ((Instant) row.getField(1)).toEpochMilli()));
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        Schema.Builder schema =
                Schema.newBuilder().column("machine", DataTypes.STRING()).column("ts", DataTypes.TIMESTAMP_LTZ(3));
        Channel.labels().forEach(channel -> schema.column(channel, DataTypes.DOUBLE()));
        tables.createTemporaryView(
                "readings",
                stream,
                schema.column("note", DataTypes.STRING())
                        .watermark("ts", "SOURCE_WATERMARK()")
                        .build());
        tables.createTemporarySystemFunction("HEED_SALIENCY", HeedSaliency.class);
        tables.createTemporarySystemFunction("HEED_ALERTS", HeedAlerts.class);
        tables.createTemporarySystemFunction("HEED_FORECASTS", HeedForecasts.class);
        return tables;
    }

    private static Row row(dev.heed.cli.input.Row read) {
        Row row = new Row(3 + read.values().length);
        row.setField(0, read.entity());
        row.setField(1, Instant.ofEpochMilli(read.timeMicros() / 1000));
        for (int c = 0; c < read.values().length; c++) {
            row.setField(2 + c, Double.isNaN(read.values()[c]) ? null : read.values()[c]);
        }
        row.setField(2 + read.values().length, "of no channel");
        return row;
    }

    private static TypeInformation<Row> type() {
        int channels = Channel.labels().size();
        String[] names = new String[3 + channels];
        TypeInformation<?>[] types = new TypeInformation<?>[names.length];
        names[0] = "machine";
        types[0] = Types.STRING;
        names[1] = "ts";
        types[1] = Types.INSTANT;
        for (int c = 0; c < channels; c++) {
            names[2 + c] = Channel.labels().get(c);
            types[2 + c] = Types.DOUBLE;
        }
        names[2 + channels] = "note";
        types[2 + channels] = Types.STRING;
        return Types.ROW_NAMED(names, types);
    }

    /** The newest time less the lateness, at once. */
    private static final class AfterEachRow implements WatermarkGenerator<Row> {
        private long newest = Long.MIN_VALUE / 2;

        @Override
        public void onEvent(Row row, long timeMillis, WatermarkOutput output) {
            newest = Math.max(newest, timeMillis);
            output.emitWatermark(new Watermark(newest - LATENESS_MILLIS - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    private static final class FailOnce implements MapFunction<Row, Row>, CheckpointListener {
        private static final long serialVersionUID = 1L;
        private static final int ROWS_BEFORE = 200;
        private final boolean fails;
        private int rows;
        private int checkpoints;

        FailOnce(boolean fails) {
            this.fails = fails;
        }

        @Override
        public Row map(Row row) {
            rows++;
            if (fails && rows > ROWS_BEFORE && checkpoints > 2 && FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("a failure that was asked for");
            }
            return row;
        }

        @Override
        public void notifyCheckpointComplete(long id) {
            checkpoints++;
        }
    }
}
