package dev.heed.model.serving;

import dev.heed.model.forecasting.Increments;
import dev.heed.model.refusal.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@code increments.bin} in the directory of a model that forecasts: what its backbone was fitted from, so that a stream can
 * go on from there. Big-endian: channels and lags as int, the newest step as long, the half-life in steps as double, then weight, change and square
 * [C, K] as float.
 */
public final class IncrementsFile {
    private static final String NAME = "increments.bin";

    private IncrementsFile() {}

    /** What is in the file: the sums of the training rows and the newest step among them. */
    public record Trained(Increments increments, long lastStep) {}

    /** Writes the file into a model directory. */
    public static void write(Path directory, Trained trained) throws IOException {
        Increments increments = trained.increments();
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(directory.resolve(NAME))))) {
            out.writeInt(increments.channels());
            out.writeInt(increments.lags());
            out.writeLong(trained.lastStep());
            out.writeDouble(increments.halfLifeSteps());
            for (double[] sums : new double[][] {increments.weight(), increments.change(), increments.square()}) {
                for (double sum : sums) {
                    out.writeFloat((float) sum);
                }
            }
        }
    }

    /** Removes what an older model left. */
    public static void delete(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(NAME));
    }

    /** @throws Refusal when the verified model directory has no such file, or one of other sizes */
    public static Trained read(Path directory, ModelCard card) {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw Refusal.preflight(
                    "expected " + NAME + " in the model directory " + directory
                            + ", found none; train the model again to forecast more than one step, or leave its backbone as it is");
        }
        int lags = card.configuration().forecast().longest() + card.horizon();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int channels = in.readInt();
            int found = in.readInt();
            if (channels != card.channels().size() || found != lags) {
                throw Refusal.preflight("expected " + NAME + " of "
                        + card.channels().size() + " channels and " + lags + " lags, found " + channels + " and "
                        + found + "; train the model again");
            }
            long lastStep = in.readLong();
            Increments increments = new Increments(
                    channels,
                    lags,
                    in.readDouble(),
                    doubles(in, channels * lags),
                    doubles(in, channels * lags),
                    doubles(in, channels * lags));
            return new Trained(increments, lastStep);
        } catch (IOException e) {
            throw Refusal.preflight("expected to read " + file + ", found: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static double[] doubles(DataInputStream in, int count) throws IOException {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
