package dev.heed.sql.function;

import dev.heed.detect.Detection;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.shipment.ModelFetch;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.catalog.DataTypeFactory;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.ProcessTableFunction;
import org.apache.flink.table.functions.SpecializedFunction;
import org.apache.flink.table.functions.TableSemantics;
import org.apache.flink.table.functions.UserDefinedFunction;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.inference.CallContext;
import org.apache.flink.table.types.inference.StateTypeStrategy;
import org.apache.flink.table.types.inference.StaticArgument;
import org.apache.flink.table.types.inference.StaticArgumentTrait;
import org.apache.flink.table.types.inference.TypeInference;
import org.apache.flink.table.types.inference.TypeStrategies;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table of readings through the job's stages. Model and columns are looked at when the statement is planned; what is wrong with them is
 * refused there. Hops are complete when the table's watermark says so.
 */
public abstract class HeedFunction extends ProcessTableFunction<Row> implements SpecializedFunction {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(HeedFunction.class);
    private static final int INPUT = 0;
    private static final int MODEL = 1;
    private static final String STATE = "state";
    private static final String TIMER = "window";

    private final @Nullable FunctionPlan plan;
    private final @Nullable InputColumns columns;
    private transient @Nullable Stages stages;

    /** One that was not planned yet. */
    HeedFunction() {
        this.plan = null;
        this.columns = null;
    }

    /** One that runs. */
    HeedFunction(FunctionPlan plan, InputColumns columns) {
        this.plan = plan;
        this.columns = columns;
    }

    /** The same function, planned. */
    abstract HeedFunction with(FunctionPlan plan, InputColumns columns);

    /** As it is called in messages. */
    abstract String name();

    /** Its columns beside the machine's. */
    abstract DataType output();

    /** Whether it wants forecasts. */
    boolean forecasts() {
        return false;
    }

    /** Collects the rows of a hop. */
    abstract void emit(Detection detection, FunctionPlan plan);

    @Override
    public final TypeInference getTypeInference(DataTypeFactory types) {
        LinkedHashMap<String, StateTypeStrategy> state = new LinkedHashMap<>();
        state.put(
                STATE,
                StateTypeStrategy.of(
                        TypeStrategies.explicit(DataTypes.of(MachineState.class).toDataType(types))));
        return TypeInference.newBuilder()
                .staticArguments(
                        StaticArgument.table(
                                "input",
                                Row.class,
                                false,
                                EnumSet.of(
                                        StaticArgumentTrait.SET_SEMANTIC_TABLE, StaticArgumentTrait.REQUIRE_ON_TIME)),
                        StaticArgument.scalar("model", DataTypes.STRING(), false))
                .stateTypeStrategies(state)
                .outputTypeStrategy(call -> {
                    columns(call, model(call));
                    return Optional.of(output());
                })
                .build();
    }

    @Override
    public final UserDefinedFunction specialize(SpecializedContext context) {
        ModelDirectory model = model(context.getCallContext());
        InputColumns found = columns(context.getCallContext(), model);
        if (!found.ignored().isEmpty()) {
            LOG.warn(
                    "{}: expected channels of the model {}, found {} beside them; they are ignored",
                    name(),
                    model.card().channels(),
                    found.ignored());
        }
        return with(FunctionPlan.of(place(context.getCallContext()), model), found);
    }

    private String place(CallContext call) {
        return call.getArgumentValue(MODEL, String.class)
                .orElseThrow(() -> new ValidationException(
                        name() + ": expected model => 'DIR' as a text in the statement, found an expression or NULL"));
    }

    private ModelDirectory model(CallContext call) {
        ModelDirectory model;
        try {
            model = ModelFetch.toTemporaryFiles().open(place(call));
        } catch (Refusal e) {
            throw new ValidationException(name() + ": " + e.getMessage(), e);
        }
        if (model.card().period().micros() < 1000) {
            throw new ValidationException(name()
                    + ": expected a model with steps of 1 ms or more, since Flink's event time"
                    + " has milliseconds, found steps of " + model.card().period());
        }
        return model;
    }

    private InputColumns columns(CallContext call, ModelDirectory model) {
        TableSemantics table = call.getTableSemantics(INPUT)
                .orElseThrow(() -> new ValidationException(name() + ": expected input => TABLE …, found none"));
        return InputColumns.find(table, model.card().channels(), name());
    }

    @Override
    public final void open(FunctionContext context) {
        stages = new Stages(planned(plan), forecasts(), context);
    }

    /** Called by Flink for each row. */
    public final void eval(Context context, MachineState state, Row input, String model) {
        InputColumns found = planned(columns);
        String machine = found.machine(input);
        TimeContext<Long> time = context.timeContext(Long.class);
        if (machine != null && time.time() != null) {
            long before = state.timer;
            Iterable<Detection> detections =
                    planned(stages).read(state, machine, time.time(), found.values(input), watermark(time));
            detections.forEach(detection -> emit(detection, planned(plan)));
            settle(context, time, state, before);
        }
    }
    /** Called by Flink when a machine's next hop is complete, or it has been silent for long. */
    public final void onTimer(OnTimerContext context, MachineState state) {
        TimeContext<Long> time = context.timeContext(Long.class);
        long before = Long.MAX_VALUE;
        planned(stages).pass(state, watermark(time)).forEach(detection -> emit(detection, planned(plan)));
        settle(context, time, state, before);
    }

    private static void settle(Context context, TimeContext<Long> time, MachineState state, long before) {
        if (state.window == null && state.detection == null) {
            context.clearAll();
        } else if (state.timer != before && state.timer != Long.MAX_VALUE) {
            time.registerOnTime(TIMER, state.timer);
        }
    }

    private static long watermark(TimeContext<Long> time) {
        Long watermark = time.currentWatermark();
        return watermark == null ? Long.MIN_VALUE : watermark;
    }

    /** A time in µs since the epoch. */
    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    private static <T> T planned(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("expected a function that was planned and opened");
        }
        return part;
    }

    @Override
    public final void close() {
        if (stages != null) {
            stages.close();
            stages = null;
        }
    }
}
