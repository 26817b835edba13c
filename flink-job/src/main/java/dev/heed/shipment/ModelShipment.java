package dev.heed.shipment;

import dev.heed.model.serving.ModelDirectory;
import java.nio.file.Path;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A model that goes to the TaskManagers with its job, through Flink's distributed cache: its directory is packed at the submit
 * and kept beside the job's jars, so that it is there after each restart and nobody copies it by hand.
 */
public final class ModelShipment {
    private static final String NAME = "heed-model:";

    private ModelShipment() {}

    /** Sends a directory of this machine along with the job. */
    public static void send(StreamExecutionEnvironment env, Path directory) {
        send(env, directory.toString(), directory);
    }

    /** Sends a directory of this machine along with the job, as the model of a place. */
    public static void send(StreamExecutionEnvironment env, String place, Path directory) {
        env.registerCachedFile(directory.toAbsolutePath().toUri().toString(), NAME + place);
    }

    /**
     * Where the model is on this machine: what came with the job, or else the directory itself.
     *
     * @param directory as it was sent, or a URI that this machine reaches
     */
    public static Path received(RuntimeContext context, String directory) {
        Path sent = sent(context, directory);
        if (sent != null) {
            return sent;
        }
        return ModelFetch.isUri(directory)
                ? ModelFetch.toTemporaryFiles().open(directory).path()
                : Path.of(directory);
    }

    /**
     * The same by its digest, as far as this machine has a copy: that stays what it was, whatever happens to the original.
     *
     * @param digest of the model
     * @param place where it lay
     */
    public static Path received(RuntimeContext context, String digest, String place) {
        return ModelFetch.toTemporaryFiles()
                .copyByDigest(digest)
                .map(ModelDirectory::path)
                .orElseGet(() -> received(context, place));
    }

    /** Copies a model to this machine's cache: what came with the job, or else what lies at the place. */
    public static ModelDirectory copied(RuntimeContext context, String place) {
        Path sent = sent(context, place);
        return ModelFetch.toTemporaryFiles().copyOf(sent == null ? place : sent.toString());
    }

    private static @Nullable Path sent(RuntimeContext context, String place) {
        try {
            return context.getDistributedCache().getFile(NAME + place).toPath();
        } catch (IllegalArgumentException notSent) {
            return null;
        }
    }
}
