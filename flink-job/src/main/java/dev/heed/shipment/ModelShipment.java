package dev.heed.shipment;

import java.nio.file.Path;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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
        try {
            return context.getDistributedCache().getFile(NAME + directory).toPath();
        } catch (IllegalArgumentException notSent) {
            return ModelFetch.isUri(directory)
                    ? ModelFetch.toTemporaryFiles().open(directory).path()
                    : Path.of(directory);
        }
    }
}
