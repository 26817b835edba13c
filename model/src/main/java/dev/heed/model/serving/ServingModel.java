package dev.heed.model.serving;

import java.nio.file.Path;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TensorFlowException;

/** A verified model, loaded and warmed up. Thread-safe. */
public final class ServingModel implements AutoCloseable {
    private final ModelDirectory directory;
    private final BatchLayout layout;
    private final GraphSession session;

    private ServingModel(ModelDirectory directory, BatchLayout layout, GraphSession session) {
        this.directory = directory;
        this.layout = layout;
        this.session = session;
    }

    /**
     * Verifies, loads and warms up a model.
     *
     * @throws ModelRefused when the directory, its card or its graph is not as it must be, or there is no such device
     */
    public static ServingModel load(Path directory, ServingOptions options) {
        return load(ModelDirectory.open(directory), options);
    }

    static ServingModel load(ModelDirectory directory, ServingOptions options) {
        ModelCard card = directory.card();
        int hop = options.hop().orElse(card.hop());
        BatchLayout layout = card.layout(hop);
        int steps = card.windowSteps(hop);
        GraphSession session = GraphSession.load(
                ModelDirectory.graph(directory.path()), layout, steps, onGpu(options), options.intraOpThreads());
        ServingModel model = new ServingModel(directory, layout, session);
        try {
            options.warmUpBatches().forEach(model::warmUp);
            return model;
        } catch (ModelRefused e) {
            model.close();
            throw e;
        } catch (TensorFlowException | IllegalArgumentException e) {
            model.close();
            throw new ModelRefused(
                    "expected the graph to serve windows of " + steps + " steps (hop " + hop + "), found: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason")
                            + "; serve it with the hop that it was exported for, or export it again",
                    e);
        }
    }

    /** Whether these options mean the GPU here. */
    static boolean onGpu(ServingOptions options) {
        if (options.device() == Device.CPU) {
            return false;
        }
        boolean present = GpuProbe.present(options.intraOpThreads());
        if (options.device() == Device.GPU && !present) {
            throw new ModelRefused(
                    "expected a GPU, found none that TensorFlow can use; serve on the CPU or run with the GPU build");
        }
        return present;
    }

    private void warmUp(int batch) {
        float[] values = new float[steps() * layout.channels()];
        byte[] observed = new byte[values.length];
        run(
                batch,
                new Windows() {
                    @Override
                    public float[] values(int index) {
                        return values;
                    }

                    @Override
                    public byte[] observed(int index) {
                        return observed;
                    }
                },
                batch);
    }

    /** Version of the TensorFlow that models run in. */
    public static String tensorFlowVersion() {
        return TensorFlow.version();
    }

    /** What the model says of itself. */
    public ModelCard card() {
        return directory.card();
    }

    /** SHA-256 of the manifest, hexadecimal: names this model and no other. */
    public String digest() {
        return directory.digest();
    }

    /** h: new steps of a window. */
    public int hop() {
        return layout.hop();
    }

    /** T: steps of a window. */
    public int steps() {
        return card().windowSteps(hop());
    }

    /** Sizes of what it gives. */
    public BatchLayout layout() {
        return layout;
    }

    /** Where it runs: {@code cpu} or {@code gpu}. */
    public String device() {
        return session.onGpu() ? "gpu" : "cpu";
    }

    /**
     * Attends a batch.
     *
     * @param count windows in the batch, ≥ 1
     * @param windows where they are read from, T steps each
     * @param padTo the batch is filled up with empty windows to this size where it is smaller; 0 does not fill
     */
    public AttendedBatch run(int count, Windows windows, int padTo) {
        return session.run(count, windows, padTo);
    }

    @Override
    public void close() {
        session.close();
    }
}
