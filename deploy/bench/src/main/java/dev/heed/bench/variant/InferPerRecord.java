package dev.heed.bench.variant;

import dev.heed.attend.AttendSettings;
import dev.heed.emit.Outgoing;
import dev.heed.model.series.Normalisation;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.window.Hops;
import dev.heed.window.WindowShape;
import dev.heed.wire.ReadingEncoder;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Puts each sample into its entity's ring and runs the model on the ring. */
final class InferPerRecord extends KeyedProcessFunction<String, JsonSample, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final AttendSettings settings;
    private final Hops hops;
    private final String topic;
    private final int channels;
    /** [channels]: mean and scale of the training data, input units. */
    private final float[] mean;

    private final float[] scale;
    /** [R × channels]: 1 everywhere. */
    private final byte[] observed;

    private transient ValueState<float[]> rings;
    private transient OneWindowModel model;

    /**
     * An operator that keeps the R steps of a shape for each entity.
     *
     * @param shape whose means and variances are used as they are, and whose hop has one forecast
     */
    @SuppressWarnings("NullAway.Init") // made in open
    InferPerRecord(AttendSettings settings, WindowShape shape, String topic) {
        Normalisation normalisation = shape.normalisation();
        this.settings = settings;
        this.hops = shape.hops();
        this.topic = topic;
        this.channels = normalisation.channels();
        this.mean = new float[channels];
        this.scale = new float[channels];
        for (int c = 0; c < channels; c++) {
            double floor = normalisation.floor().get(c);
            mean[c] = normalisation.mean().get(c).floatValue();
            scale[c] = (float) Math.sqrt(normalisation.variance().get(c) + floor * floor);
        }
        this.observed = new byte[shape.receptiveField() * channels];
        Arrays.fill(observed, (byte) 1);
    }

    @Override
    public void open(OpenContext context) {
        rings = getRuntimeContext().getState(new ValueStateDescriptor<>("ring", float[].class));
        model = new OneWindowModel(settings, 1);
    }

    @Override
    public void processElement(JsonSample sample, Context context, Collector<Outgoing> out) throws Exception {
        float[] known = rings.value();
        float[] ring = known == null ? new float[observed.length] : known;
        int newest = ring.length - channels;
        System.arraycopy(ring, channels, ring, 0, newest);
        for (int c = 0; c < channels; c++) {
            ring[newest + c] = (sample.values()[c] - mean[c]) / scale[c];
        }
        rings.update(ring);
        AttendedBatch attended = model.run(ring, observed);
        long step = hops.period().stepAt(sample.time());
        boolean lastOfHop = Math.floorMod(step + 1, (long) hops.steps()) == 0;
        byte[] result = JsonResults.write(sample, Arrays.copyOfRange(ring, newest, ring.length), attended, lastOfHop);
        out.collect(new Outgoing(topic, ReadingEncoder.key(sample.entity()), result, List.of()));
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
