package dev.heed.sql.function;

import dev.heed.detect.Alert;
import dev.heed.detect.AlertWords;
import dev.heed.detect.Cause;
import dev.heed.detect.Detection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.types.DataType;
import org.apache.flink.types.Row;

/**
 * {@code HEED_ALERTS(input => TABLE readings PARTITION BY machine, on_time => DESCRIPTOR(ts), model => '/models/pumps')}: a row for each
 * alert that opens, goes on or closes, as in the {@code alerts.csv} of {@code heed apply}.
 */
public final class HeedAlerts extends HeedFunction {
    private static final long serialVersionUID = 1L;

    /** For Flink. */
    public HeedAlerts() {}

    private HeedAlerts(FunctionPlan plan, InputColumns columns) {
        super(plan, columns);
    }

    @Override
    HeedFunction with(FunctionPlan plan, InputColumns columns) {
        return new HeedAlerts(plan, columns);
    }

    @Override
    String name() {
        return "HEED_ALERTS";
    }

    @Override
    DataType output() {
        DataType text = DataTypes.STRING().notNull();
        DataType figure = DataTypes.FLOAT().notNull();
        DataType time = DataTypes.TIMESTAMP_LTZ(6).notNull();
        return DataTypes.ROW(
                DataTypes.FIELD("id", text),
                DataTypes.FIELD("state", text),
                DataTypes.FIELD("severity", text),
                DataTypes.FIELD("started", time),
                DataTypes.FIELD("step_time", time),
                DataTypes.FIELD("score", figure),
                DataTypes.FIELD("threshold", figure),
                DataTypes.FIELD("causes", DataTypes.MAP(text, figure).notNull()),
                DataTypes.FIELD("text", text));
    }

    @Override
    void emit(Detection detection, FunctionPlan plan) {
        for (Alert alert : detection.alerts()) {
            collect(Row.of(
                    alert.event().id(),
                    alert.state().name(),
                    alert.severity().name(),
                    instant(alert.event().startedMicros()),
                    instant(alert.timeMicros()),
                    alert.score(),
                    alert.event().threshold(),
                    shares(alert, plan.card().channels()),
                    new AlertWords(plan.card()).sentence(detection.entity(), alert)));
        }
    }

    private static Map<String, Float> shares(Alert alert, List<String> channels) {
        Map<String, Float> shares = new LinkedHashMap<>();
        for (Cause cause : alert.causes()) {
            shares.put(channels.get(cause.channel()), cause.share());
        }
        return shares;
    }
}
