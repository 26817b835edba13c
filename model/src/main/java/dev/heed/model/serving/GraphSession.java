package dev.heed.model.serving;

import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.SignatureDef;

/** A SavedModel with the serving signature, loaded; needs no card. Thread-safe. */
public final class GraphSession implements AutoCloseable {
    private static final List<String> OUTPUTS = List.of(
            "weights", "features", "context", "attention", "expectation", "forecast", ServingSignature.CORRECTION);
    /** Inter-op pool −1: operations run on the caller's thread. */
    private static final RunOptions ON_CALLER =
            RunOptions.newBuilder().setInterOpThreadPool(-1).build();

    private final SavedModelBundle bundle;
    private final SignatureDef signature;
    private final BatchLayout layout;
    private final InputPool inputs;
    private final boolean onGpu;

    private GraphSession(
            SavedModelBundle bundle, SignatureDef signature, BatchLayout layout, int steps, boolean onGpu) {
        this.bundle = bundle;
        this.signature = signature;
        this.layout = layout;
        this.inputs = new InputPool(steps, layout.channels());
        this.onGpu = onGpu;
    }

    /**
     * Loads a SavedModel.
     *
     * @param directory of the SavedModel itself
     * @param layout of its outputs
     * @param steps T of its windows
     * @param gpu index of the GPU to run on; empty: the CPU
     * @throws Refusal when TensorFlow cannot load it
     */
    public static GraphSession load(
            Path directory, BatchLayout layout, int steps, OptionalInt gpu, int intraOpThreads) {
        try {
            SavedGraph saved = SavedGraph.read(directory);
            SavedModelBundle bundle = SavedModelBundle.loader(directory.toString())
                    .withTags(SavedModelBundle.DEFAULT_TAG)
                    .withConfigProto(
                            gpu.isPresent()
                                    ? SessionConfig.onGpu(gpu.getAsInt(), intraOpThreads)
                                    : SessionConfig.onCpu(saved.isFrozen(), intraOpThreads))
                    .load();
            return new GraphSession(bundle, saved.signature(), layout, steps, gpu.isPresent());
        } catch (IOException | TensorFlowException e) {
            throw Refusal.preflight("expected a SavedModel that loads, found: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason")
                            + "; export the model again")
                    .causedBy(e);
        }
    }

    /** Attends a batch: see {@link ServingModel#run}. */
    public AttendedBatch run(int count, Windows windows, int padTo) {
        if (count < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 window, found " + count);
        }
        InputTensors tensors = inputs.take(Math.max(count, padTo));
        try {
            tensors.fill(count, windows);
            RunOptions options = onGpu ? RunOptions.getDefaultInstance() : ON_CALLER;
            try (Result result = runner(tensors).setOptions(options).run()) {
                return read(result, count, tensors.batch());
            }
        } finally {
            inputs.giveBack(tensors);
        }
    }

    private Session.Runner runner(InputTensors tensors) {
        Session.Runner runner = bundle.session()
                .runner()
                .feed(signature.getInputsOrThrow("values").getName(), tensors.values())
                .feed(signature.getInputsOrThrow("observed").getName(), tensors.observed());
        OUTPUTS.stream()
                .filter(name -> !name.equals(ServingSignature.CORRECTION) || signature.containsOutputs(name))
                .forEach(name -> runner.fetch(signature.getOutputsOrThrow(name).getName()));
        return runner;
    }

    /** Runs a batch of that size once and looks where its operations went. */
    Placement placement(int batch) {
        InputTensors tensors = inputs.take(batch);
        RunOptions traced = RunOptions.newBuilder()
                .setTraceLevel(RunOptions.TraceLevel.FULL_TRACE)
                .build();
        try (Result result = runner(tensors).setOptions(traced).runAndFetchMetadata()) {
            return Placement.of(result.getMetadata().orElseThrow());
        } finally {
            inputs.giveBack(tensors);
        }
    }

    private AttendedBatch read(Result result, int count, int batch) {
        return new AttendedBatch(
                layout,
                count,
                floats(result, 0, count, batch, layout.elementStride()),
                floats(result, 1, count, batch, layout.elementStride()),
                floats(result, 2, count, batch, layout.contextStride()),
                floats(result, 3, count, batch, layout.attentionStride()),
                floats(result, 4, count, batch, layout.expectationStride()),
                floats(result, 5, count, batch, layout.forecastStride()),
                result.size() > 6 ? floats(result, 6, count, batch, layout.correctionStride()) : new float[0]);
    }

    /** A signature is what a graph claims; what it gives is looked at. */
    private static float[] floats(Result result, int index, int count, int batch, int stride) {
        Tensor given = result.get(index);
        if (given.dataType() != DataType.DT_FLOAT || given.size() != (long) batch * stride) {
            throw Refusal.preflight("expected the graph's output "
                    + OUTPUTS.get(index) + " to give " + batch + " times " + stride + " float32 numbers, found "
                    + given.dataType() + " " + given.shape()
                    + "; export the model with the documented shapes");
        }
        float[] read = new float[count * stride];
        given.asRawTensor().data().asFloats().read(read, 0, read.length);
        return read;
    }

    @Override
    public void close() {
        inputs.close();
        bundle.close();
    }
}
