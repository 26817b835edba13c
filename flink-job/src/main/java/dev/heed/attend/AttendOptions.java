package dev.heed.attend;

import dev.heed.model.serving.Device;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set about attending. */
public final class AttendOptions {
    /** The external resource that a GPU is to Flink; each of its infos has the property {@code index}. */
    public static final String GPU_RESOURCE = "gpu";

    public static final ConfigOption<String> MODEL = ConfigOptions.key("heed.model")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "The model: a directory of the machine that submits, or a URI such as s3://bucket/models/pumps (with Flink's"
                            + " plugin for it). A cluster gets it with the job.");

    public static final ConfigOption<Integer> BATCH_SIZE = ConfigOptions.key("heed.attend.batch-size")
            .intType()
            .defaultValue(64)
            .withDescription("Windows that go through the model together, at most.");

    public static final ConfigOption<Duration> LINGER = ConfigOptions.key("heed.attend.linger")
            .durationType()
            .defaultValue(Duration.ofMillis(5))
            .withDescription(
                    "How long a window waits for others to fill its batch, at most. It waits for as many as came in"
                            + " the time before; where none came, it does not wait.");

    public static final ConfigOption<Boolean> FIXED_BATCH = ConfigOptions.key("heed.attend.fixed-batch")
            .booleanType()
            .defaultValue(false)
            .withDescription("Pads every batch to heed.attend.batch-size, rounded up to a multiple of 48 (1 stays 1):"
                    + " outputs are then the same bit for bit on one kind of device, whatever windows came together.");

    public static final ConfigOption<Integer> THREADS = ConfigOptions.key("heed.attend.threads")
            .intType()
            .defaultValue(1)
            .withDescription("Batches of one subtask that go through the model at the same time.");

    public static final ConfigOption<Integer> INTRA_OP_THREADS = ConfigOptions.key("heed.attend.intra-op-threads")
            .intType()
            .defaultValue(1)
            .withDescription("Threads that one operation of the model may use; the first model loaded in a process"
                    + " decides.");

    public static final ConfigOption<Device> DEVICE = ConfigOptions.key("heed.attend.device")
            .enumType(Device.class)
            .defaultValue(Device.AUTO)
            .withDescription("Where the model runs: AUTO (a GPU where there is one), CPU or GPU.");

    public static final ConfigOption<Integer> PARALLELISM = ConfigOptions.key("heed.attend.parallelism")
            .intType()
            .noDefaultValue()
            .withDescription("Subtasks of the attend stage; the job's parallelism unless given.");

    public static final ConfigOption<Double> GPUS = ConfigOptions.key("heed.attend.gpus")
            .doubleType()
            .defaultValue(0.)
            .withDescription("Amount of the external resource 'gpu' that a slot of the attend stage asks for. Above 0"
                    + " the stage gets a slot-sharing group of its own and runs on task managers that offer it.");

    public static final ConfigOption<String> CRASH_JOURNAL = ConfigOptions.key("heed.attend.crash-journal")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "Directory on the task managers' machine that remembers which windows were in the model when"
                            + " a process died; it must outlive the process, on Kubernetes the container. heed-crashes-USER among"
                            + " the machine's temporary files unless given; 'none' for no journal.");

    public static final ConfigOption<Integer> MAX_CRASHES = ConfigOptions.key("heed.attend.max-crashes")
            .intType()
            .defaultValue(3)
            .withDescription(
                    "Times that the process may die with a window alone in the model; then the window becomes a"
                            + " dead letter 'crash' instead.");

    private AttendOptions() {}
}
