package dev.heed.attend;

import dev.heed.attend.BatchQueue.Batch;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.window.NotTaken;
import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends windows through the model in batches, off the task's thread, and gives the results out in the order of arrival.
 *
 * <p>A batch leaves when it is full, when a thread is free and it has reached the {@link BatchTarget}, when its first window
 * has lingered, at a watermark, before a checkpoint's barrier and at the end of the input. A watermark waits for the
 * batches before it; a barrier waits until nothing is under way, so that there is no state. While as many batches are under
 * way as there are threads, and one more, input waits.
 *
 * <p>A window that was in the model when a process died goes through it alone, see {@link CrashJournal}; one with which
 * it died too often goes to the side instead.
 */
public final class AttendOperator extends AbstractStreamOperator<Attended>
        implements OneInputStreamOperator<Window, Attended>, BoundedOneInput {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(AttendOperator.class);

    /** Where windows go that the process did not survive. */
    public static final OutputTag<NotTaken> SET_ASIDE =
            new OutputTag<>("set-aside", TypeInformation.of(NotTaken.class));

    private final AttendSettings settings;
    private final transient MailboxExecutor mailbox;
    private transient BatchModel model;
    private transient CrashJournal journal;
    private transient AttendMetrics counts;
    private transient ExecutorService threads;
    private transient BatchQueue underWay;
    private transient List<Window> batch;
    private transient BatchTarget target;
    private transient long batchBegan;
    private transient @Nullable ScheduledFuture<?> lingering;

    @SuppressWarnings("NullAway.Init") // made in open
    AttendOperator(StreamOperatorParameters<Attended> parameters, AttendSettings settings) {
        super(parameters);
        this.settings = settings;
        this.mailbox = parameters.getMailboxExecutor();
    }

    @Override
    public void open() throws Exception {
        super.open();
        model = new BatchModel(settings, getRuntimeContext());
        LOG.info("{} attends on the {}", model.id(), model.placement());
        if (model.placement().isRounded()) {
            LOG.warn("the GPU rounds to TensorFloat-32, which moves forecasts by some hundredths: set"
                    + " NVIDIA_TF32_OVERRIDE=0 in the environment of the TaskManagers for outputs like a CPU's");
        }
        target = new BatchTarget(settings.lingerMillis(), settings.batchSize());
        counts = new AttendMetrics(getMetricGroup(), model.id(), target, model.placement());
        journal = CrashJournal.begin(settings);
        AttendMetrics.SUSPECTS.gauge(getMetricGroup(), journal.suspects()::count);
        threads = Executors.newFixedThreadPool(settings.threads(), new ExecutorThreadFactory("heed-attend"));
        underWay =
                new BatchQueue(threads, this::infer, () -> mailbox.execute(this::emitDone, "emit an attended batch"));
        batch = new ArrayList<>(settings.batchSize());
    }

    @Override
    public void processElement(StreamRecord<Window> element) throws Exception {
        Integer deaths = journal.suspects().deathsWith(element.getValue());
        if (deaths != null) {
            drain();
            examine(element.getValue(), deaths);
            return;
        }
        if (batch.isEmpty()) {
            batchBegan = System.nanoTime();
            lingering = getProcessingTimeService()
                    .registerTimer(
                            getProcessingTimeService().getCurrentProcessingTime() + settings.lingerMillis(),
                            now -> send());
        }
        batch.add(element.getValue());
        target.arrived(getProcessingTimeService().getCurrentProcessingTime());
        if (batch.size() >= settings.batchSize()) {
            send();
            while (underWay.size() > settings.threads() + 1) {
                emit(underWay.remove());
            }
        } else {
            sendIfReady();
        }
    }

    /** Sends a suspect through the model alone, or sets it aside; nothing else is under way. */
    private void examine(Window window, int deaths) {
        if (deaths < settings.crashes().maxCrashes()) {
            collect(List.of(window), journal.runAlone(window, model::run));
        } else {
            NotTaken letter = NotTaken.crashed(window, model.periodMicros(), deaths);
            LOG.error("{} at {}: {}", window.entity(), window.origin().label(), letter.message());
            counts.setAside();
            output.collect(SET_ASIDE, new StreamRecord<>(letter));
        }
        journal.suspects().met(window);
    }

    private void sendIfReady() {
        if (batch.size() >= target.windows() && underWay.size() < settings.threads()) {
            send();
        }
    }

    private void send() {
        if (lingering != null) {
            lingering.cancel(false);
            lingering = null;
        }
        if (batch.isEmpty()) {
            return;
        }
        List<Window> windows = batch;
        batch = new ArrayList<>(settings.batchSize());
        counts.sent(windows.size(), System.nanoTime() - batchBegan);
        underWay.submit(windows);
    }

    /** Runs on one of the model's threads. */
    private AttendedBatch infer(List<Window> windows) {
        long began = System.nanoTime();
        try {
            return journal.run(windows, model::run);
        } finally {
            counts.inferred(System.nanoTime() - began);
        }
    }

    /** Gives out what is done, oldest first, up to the first batch that is not. */
    private void emitDone() throws Exception {
        for (Batch done = underWay.nextDone(); done != null; done = underWay.nextDone()) {
            emit(done);
        }
        sendIfReady();
    }

    private void emit(Batch batch) throws Exception {
        List<Window> windows = batch.windows;
        AttendedBatch attended;
        try {
            attended = batch.result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the model " + model.id() + " failed on a batch of " + windows.size() + " windows: " + e.getCause(),
                    e.getCause());
        }
        collect(windows, attended);
        if (batch.watermark != null) {
            super.processWatermark(batch.watermark);
        }
    }

    private void collect(List<Window> windows, AttendedBatch attended) {
        counts.done(windows.size(), settings.hop());
        for (int i = 0; i < windows.size(); i++) {
            output.collect(new StreamRecord<>(model.attended(windows.get(i), attended, i)));
        }
    }

    private void drain() throws Exception {
        send();
        while (underWay.size() > 0) {
            emit(underWay.remove());
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        send();
        if (!underWay.follow(mark)) {
            super.processWatermark(mark);
        }
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        drain();
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        drain();
        journal.suspects().covered(checkpointId);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        journal.suspects().completed(checkpointId);
    }

    @Override
    public void endInput() throws Exception {
        drain();
    }

    @Override
    public void close() throws Exception {
        if (threads != null) {
            threads.shutdownNow();
            threads.awaitTermination(30, TimeUnit.SECONDS);
        }
        if (journal != null) {
            journal.close();
        }
        if (model != null) {
            model.close();
        }
        super.close();
    }
}
