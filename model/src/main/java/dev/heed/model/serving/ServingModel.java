package dev.heed.model.serving;

import dev.heed.model.refusal.Refusal;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.tensorflow.TensorFlow;
import org.tensorflow.exceptions.TensorFlowException;

/** A verified model, loaded and warmed up. Thread-safe. */
public final class ServingModel implements AutoCloseable {
    private final ModelDirectory directory;
    private final BatchLayout layout;
    private final GraphSession session;
    private final Placement placement;

    private ServingModel(ModelDirectory directory, BatchLayout layout, GraphSession session, Placement placement) {
        this.directory = directory;
        this.layout = layout;
        this.session = session;
        this.placement = placement;
    }

    /**
     * Verifies, loads and warms up a model.
     *
     * @throws Refusal when the directory, its card or its graph is not as it must be, or there is no such device
     */
    public static ServingModel load(Path directory, ServingOptions options) {
        return load(ModelDirectory.open(directory), options);
    }

    static ServingModel load(ModelDirectory directory, ServingOptions options) {
        ModelCard card = directory.card();
        int hop = options.hop().orElse(card.hop());
        BatchLayout layout = card.layout(hop);
        int steps = card.windowSteps(hop);
        OptionalInt gpu = onGpu(options) ? OptionalInt.of(options.gpu()) : OptionalInt.empty();
        GraphSession session =
                GraphSession.load(ModelDirectory.graph(directory.path()), layout, steps, gpu, options.intraOpThreads());
        try {
            ServingModel model = new ServingModel(directory, layout, session, placed(session, gpu));
            options.warmUpBatches().forEach(model::warmUp);
            return model;
        } catch (Refusal e) {
            session.close();
            throw e;
        } catch (TensorFlowException | IllegalArgumentException e) {
            session.close();
            throw Refusal.preflight("expected the graph to serve windows of " + steps + " steps (hop " + hop
                            + "), found: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason")
                            + "; serve it with the hop that it was exported for, or export it again")
                    .causedBy(e);
        }
    }

    /** A GPU is looked at, since TensorFlow quietly puts elsewhere what it cannot run there. */
    private static Placement placed(GraphSession session, OptionalInt gpu) {
        if (gpu.isEmpty()) {
            return Placement.CPU;
        }
        Placement placement = session.placement(1);
        if (placement.gpuOperations() == 0) {
            throw Refusal.preflight("expected operations of the graph to run on GPU " + gpu.getAsInt()
                    + ", found all of them on the CPU; serve with the device CPU, or look at TensorFlow's log");
        }
        return placement;
    }

    /**
     * Looks for a device in this process, without a model.
     *
     * @throws Refusal when there is no such device
     */
    public static void requireDevice(ServingOptions options) {
        onGpu(options);
    }

    /** Whether these options mean the GPU here. */
    static boolean onGpu(ServingOptions options) {
        if (options.device() == Device.CPU) {
            return false;
        }
        boolean present = GpuProbe.present(options.gpu(), options.intraOpThreads());
        if (options.device() == Device.GPU && !present) {
            throw Refusal.preflight(
                    "expected a GPU, found none that TensorFlow can use; serve on the CPU or run with the GPU build");
        }
        return present;
    }

    private void warmUp(int batch) {
        float[] values = new float[steps() * layout.channels()];
        run(batch, new Windows.Same(values, new byte[values.length]), batch);
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

    /** Where it runs. */
    public Placement placement() {
        return placement;
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
