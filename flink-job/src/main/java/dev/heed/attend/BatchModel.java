package dev.heed.attend;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.series.Intake;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.model.serving.ModelId;
import dev.heed.model.serving.NativeLibrary;
import dev.heed.model.serving.Placement;
import dev.heed.model.serving.ServingModel;
import dev.heed.model.serving.ServingOptions;
import dev.heed.model.serving.SharedModels;
import dev.heed.model.serving.Windows;
import dev.heed.models.ModelTag;
import dev.heed.shipment.ModelShipment;
import dev.heed.window.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.flink.api.common.externalresource.ExternalResourceInfo;
import org.apache.flink.api.common.functions.RuntimeContext;

/** The model of this process, taking lists of windows. Thread-safe. */
public final class BatchModel implements AutoCloseable {
    private final SharedModels.Lease lease;
    private final ModelId id;
    private final int padTo;

    /**
     * Loads it, unless another one of this process has.
     *
     * @param context of the task that runs it
     */
    BatchModel(AttendSettings settings, RuntimeContext context) {
        this(
                settings,
                () -> ModelShipment.received(context, settings.digest(), settings.modelDirectory()),
                gpu(context.getExternalResourceInfos(AttendOptions.GPU_RESOURCE)),
                context.getJobInfo().getJobId().toString());
    }

    /**
     * Loads that of a directory of this machine, unless another one of this process has.
     *
     * @param gpu the index of the GPU that it may use
     * @param owner on whose behalf TensorFlow is loaded, in a word
     */
    public BatchModel(AttendSettings settings, Path directory, int gpu, String owner) {
        this(settings, () -> directory, gpu, owner);
    }

    private BatchModel(AttendSettings settings, Supplier<Path> place, int gpu, String owner) {
        NativeLibrary.claim(owner);
        List<Integer> warmUp = settings.fixedBatch() ? List.of(settings.batchSize()) : List.of(1, settings.batchSize());
        ServingOptions options = new ServingOptions(
                OptionalInt.of(settings.hop()), settings.device(), gpu, settings.intraOpThreads(), warmUp);
        lease = SharedModels.share(settings.digest(), settings.hop(), options)
                .orElseGet(() -> SharedModels.acquire(place.get(), options));
        ServingModel model = lease.model();
        if (!model.digest().equals(settings.digest())) {
            lease.close();
            throw Refusal.preflight(
                    place.get() + ": expected the model that the job began with, or that an update named,"
                            + " digest " + settings.digest() + ", found " + model.digest()
                            + "; put that one back, on every task manager that has its own files");
        }
        id = model.card().id(model.digest());
        padTo = settings.fixedBatch() ? settings.batchSize() : 0;
    }

    /**
     * Loads a model whatever its digest turns out to be.
     *
     * @param settings that it has beside its place
     */
    static BatchModel any(AttendSettings settings, ModelTag model, RuntimeContext context) {
        ModelDirectory verified = ModelShipment.copied(context, model.place());
        int hop = settings.hop() > 0 ? settings.hop() : verified.card().hop();
        ModelTag found = new ModelTag(model.name(), model.version(), verified.digest(), model.place());
        return new BatchModel(settings.of(found, hop), context);
    }

    ModelCard card() {
        return lease.model().card();
    }

    /** New steps of a window. */
    int hop() {
        return lease.model().hop();
    }

    /** The index of the GPU that Flink gave this task, the first one where it gave none. */
    public static int gpu(Set<ExternalResourceInfo> infos) {
        return infos.stream()
                .flatMap(info -> info.getProperty("index").stream())
                .mapToInt(Integer::parseInt)
                .min()
                .orElse(0);
    }

    ModelId id() {
        return id;
    }

    /** The length of a step in µs. */
    double periodMicros() {
        return lease.model().card().period().micros();
    }

    Intake intake() {
        return lease.model().card().intake();
    }

    Placement placement() {
        return lease.model().placement();
    }

    AttendedBatch run(List<Window> windows) {
        Windows input = new Windows() {
            @Override
            public float[] values(int index) {
                return windows.get(index).values();
            }

            @Override
            public byte[] observed(int index) {
                return windows.get(index).observed();
            }
        };
        return lease.model().run(windows.size(), input, padTo);
    }

    /** One window, with what the model made of it. */
    public Attended attend(Window window) {
        return attended(window, run(List.of(window)), 0);
    }

    /** The i-th window with what the model made of it. */
    Attended attended(Window window, AttendedBatch batch, int i) {
        return new Attended(window.newSteps(), id, ModelOutput.of(batch, i));
    }

    @Override
    public void close() {
        lease.close();
    }
}
