package dev.heed.bench.variant.json;

import dev.heed.bench.variant.OneWindow;
import dev.heed.emit.Outgoing;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.ServingOptions;
import dev.heed.model.serving.SharedModels;
import dev.heed.wire.ReadingEncoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Puts each sample into its entity's ring and runs the model on the ring. */
final class InferPerRecord extends KeyedProcessFunction<String, JsonSample, Outgoing> {
    private static final long serialVersionUID = 1L;

    private final JsonSettings settings;
    private final int channels;
    /** [channels]: mean and scale of the training data, input units. */
    private final float[] mean;

    private final float[] scale;
    /** [R × channels]: 1 everywhere. */
    private final byte[] observed;

    private transient ValueState<float[]> rings;
    private transient JsonResults results;
    private transient SharedModels.@Nullable Lease lease;

    @SuppressWarnings("NullAway.Init") // made in open
    InferPerRecord(JsonSettings settings) {
        this.settings = settings;
        this.channels = settings.normalisation().channels();
        this.mean = new float[channels];
        this.scale = new float[channels];
        for (int c = 0; c < channels; c++) {
            double floor = settings.normalisation().floor().get(c);
            mean[c] = settings.normalisation().mean().get(c).floatValue();
            scale[c] = (float) Math.sqrt(settings.normalisation().variance().get(c) + floor * floor);
        }
        this.observed = new byte[settings.receptiveField() * channels];
        Arrays.fill(observed, (byte) 1);
    }

    @Override
    public void open(OpenContext context) {
        rings = getRuntimeContext().getState(new ValueStateDescriptor<>("ring", float[].class));
        results = new JsonResults();
        lease = SharedModels.acquire(
                Path.of(settings.modelDirectory()),
                new ServingOptions(OptionalInt.of(1), settings.device(), 0, settings.intraOpThreads(), List.of(1)));
    }

    @Override
    public void processElement(JsonSample sample, Context context, Collector<Outgoing> out) throws Exception {
        if (lease == null) {
            throw new IllegalStateException("not open");
        }
        float[] known = rings.value();
        float[] ring = known == null ? new float[observed.length] : known;
        int newest = ring.length - channels;
        System.arraycopy(ring, channels, ring, 0, newest);
        for (int c = 0; c < channels; c++) {
            ring[newest + c] = (sample.values()[c] - mean[c]) / scale[c];
        }
        rings.update(ring);
        AttendedBatch attended = lease.model().run(1, new OneWindow(ring, observed), 0);
        long step = settings.period().stepAt(sample.time());
        boolean lastOfHop = Math.floorMod(step + 1, (long) settings.hop()) == 0;
        byte[] result = results.write(sample, Arrays.copyOfRange(ring, newest, ring.length), attended, lastOfHop);
        out.collect(new Outgoing(settings.topic(), ReadingEncoder.key(sample.entity()), result, List.of()));
    }

    @Override
    public void close() {
        if (lease != null) {
            lease.close();
        }
    }
}
