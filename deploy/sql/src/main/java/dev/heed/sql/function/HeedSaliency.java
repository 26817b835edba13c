package dev.heed.sql.function;

import dev.heed.detect.Detection;
import dev.heed.detect.Scores;
import dev.heed.model.series.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;

/**
 * {@code HEED_SALIENCY(input => TABLE readings PARTITION BY machine, on_time => DESCRIPTOR(ts), model => '/models/pumps')}: how unusual
 * each step of a machine was, and each channel's share in it. A row for each step that was scored, as in the {@code saliency.csv} of
 * {@code heed apply}.
 */
public final class HeedSaliency extends HeedFunction {
    private static final long serialVersionUID = 1L;

    /** For Flink. */
    public HeedSaliency() {}

    private HeedSaliency(FunctionPlan plan, InputColumns columns) {
        super(plan, columns);
    }

    @Override
    HeedFunction with(FunctionPlan plan, InputColumns columns) {
        return new HeedSaliency(plan, columns);
    }

    @Override
    String name() {
        return "HEED_SALIENCY";
    }

    @Override
    DataType output() {
        return DataTypes.ROW(
                DataTypes.FIELD("step_time", DataTypes.TIMESTAMP_LTZ(6).notNull()),
                DataTypes.FIELD("score", DataTypes.FLOAT().notNull()),
                DataTypes.FIELD("threshold", DataTypes.FLOAT().notNull()),
                DataTypes.FIELD(
                        "saliency",
                        DataTypes.MAP(
                                        DataTypes.STRING().notNull(),
                                        DataTypes.FLOAT().notNull())
                                .notNull()));
    }

    @Override
    void emit(Detection detection, FunctionPlan plan) {
        Scores scores = detection.scores();
        Period period = plan.window().hops().period();
        List<String> channels = plan.card().channels();
        long first = period.stepAt(detection.timeMicros());
        for (int i = 0; i < scores.score().length; i++) {
            if (scores.scored()[i]) {
                Map<String, Float> saliency = new LinkedHashMap<>();
                for (int c = 0; c < channels.size(); c++) {
                    saliency.put(channels.get(c), scores.saliency()[i * channels.size() + c]);
                }
                collect(Row.of(instant(period.startOf(first + i)), scores.score()[i], scores.threshold()[i], saliency));
            }
        }
    }
}
