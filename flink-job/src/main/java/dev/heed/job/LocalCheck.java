package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.Device;
import dev.heed.model.serving.ServingModel;
import dev.heed.model.serving.ServingOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.apache.flink.runtime.state.StateBackendLoader;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.util.DynamicCodeLoadingException;
import org.slf4j.LoggerFactory;

/**
 * Looks at what a Flink in this process needs around it: state backend, checkpoint directory, checkpoint to begin from, GPU. A
 * cluster may have others, so that its settings are not held against what is here.
 */
final class LocalCheck {
    private LocalCheck() {}

    /** All that is missing, a line each. */
    static List<String> problems(Configuration options) {
        List<String> problems = new ArrayList<>();
        options.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY)
                .ifPresent(directory -> fileSystem(directory, problems));
        options.getOptional(StateRecoveryOptions.SAVEPOINT_PATH).ifPresent(path -> checkpoint(path, problems));
        try {
            StateBackendLoader.loadStateBackendFromConfig(
                    options, LocalCheck.class.getClassLoader(), LoggerFactory.getLogger(LocalCheck.class));
        } catch (DynamicCodeLoadingException | IOException | RuntimeException e) {
            problems.add(StateBackendOptions.STATE_BACKEND.key() + ": expected hashmap or rocksdb, found '"
                    + options.get(StateBackendOptions.STATE_BACKEND) + "'");
        }
        device(options, problems);
        return problems;
    }

    private static void device(Configuration options, List<String> problems) {
        if (options.get(AttendOptions.DEVICE) != Device.GPU) {
            return;
        }
        try {
            ServingModel.requireDevice(new ServingOptions(
                    OptionalInt.empty(), Device.GPU, 0, options.get(AttendOptions.INTRA_OP_THREADS), List.of(1)));
        } catch (Refusal e) {
            problems.add(AttendOptions.DEVICE.key() + ": " + e.getMessage());
        }
    }

    private static void fileSystem(String directory, List<String> problems) {
        String key = CheckpointingOptions.CHECKPOINTS_DIRECTORY.key();
        try {
            new Path(directory).getFileSystem();
        } catch (UnsupportedFileSystemSchemeException e) {
            problems.add(key + ": expected a file system that is here, such as file:///var/heed, found '" + directory
                    + "'; a cluster needs its plugin");
        } catch (IOException | IllegalArgumentException e) {
            problems.add(key + ": expected a directory such as file:///var/heed, found '" + directory + "' ("
                    + e.getMessage() + ")");
        }
    }

    private static void checkpoint(String path, List<String> problems) {
        try {
            AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(StateRecoveryOptions.SAVEPOINT_PATH.key() + ": expected a checkpoint's directory, found '"
                    + path + "' (" + e.getMessage() + ")");
        }
    }
}
