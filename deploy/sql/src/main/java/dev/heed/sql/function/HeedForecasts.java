package dev.heed.sql.function;

import dev.heed.detect.Detection;
import dev.heed.forecast.IssuedForecast;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;

/**
 * {@code HEED_FORECASTS(input => TABLE readings PARTITION BY machine, on_time => DESCRIPTOR(ts), model => '/models/pumps')}: a row for each
 * forecast, step ahead and level, as in the {@code forecast-intervals.csv} of {@code heed apply}.
 */
public final class HeedForecasts extends HeedFunction {
    private static final long serialVersionUID = 1L;

    /** For Flink. */
    public HeedForecasts() {}

    private HeedForecasts(FunctionPlan plan, InputColumns columns) {
        super(plan, columns);
    }

    @Override
    HeedFunction with(FunctionPlan plan, InputColumns columns) {
        return new HeedForecasts(plan, columns);
    }

    @Override
    String name() {
        return "HEED_FORECASTS";
    }

    @Override
    boolean forecasts() {
        return true;
    }

    @Override
    DataType output() {
        DataType time = DataTypes.TIMESTAMP_LTZ(6).notNull();
        return DataTypes.ROW(
                DataTypes.FIELD("issued", time),
                DataTypes.FIELD("step_time", time),
                DataTypes.FIELD("level", DataTypes.DOUBLE().notNull()),
                DataTypes.FIELD(
                        "forecast",
                        DataTypes.MAP(
                                        DataTypes.STRING().notNull(),
                                        DataTypes.DOUBLE().notNull())
                                .notNull()));
    }

    @Override
    void emit(Detection detection, FunctionPlan plan) {
        IssuedForecast forecast = detection.forecast();
        if (forecast == null) {
            return;
        }
        ModelCard card = plan.card();
        Period period = card.period();
        long issued = period.stepAt(forecast.issuedMicros());
        for (int step = 0; step < card.horizon(); step++) {
            for (int q = 0; q < card.levels().size(); q++) {
                collect(Row.of(
                        instant(forecast.issuedMicros()),
                        instant(period.startOf(issued + step + 1)),
                        card.levels().get(q),
                        values(forecast, card, step, q)));
            }
        }
    }

    private static Map<String, Double> values(IssuedForecast forecast, ModelCard card, int step, int level) {
        Map<String, Double> values = new LinkedHashMap<>();
        int channels = card.channels().size();
        for (int c = 0; c < channels; c++) {
            float value =
                    forecast.values()[(step * channels + c) * card.levels().size() + level];
            values.put(card.channels().get(c), card.intake().whole(c, value));
        }
        return values;
    }
}
