package dev.heed.attend;

import dev.heed.attend.BatchQueue.Batch;
import dev.heed.model.serving.AttendedBatch;
import dev.heed.window.NotTaken;
import dev.heed.window.Window;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
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
 * <p>In a job of many models each has a {@link ModelLane} of its own, begun with its first window; one for which nothing comes
 * for some seconds lets go of its model.
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
    private final boolean isOne;
    private final boolean areKept;
    private final transient MailboxExecutor mailbox;
    private transient ExecutorService threads;
    private transient BatchQueue<ModelLane> underWay;
    private transient ModelLanes lanes;

    @SuppressWarnings("NullAway.Init") // made in open
    AttendOperator(
            StreamOperatorParameters<Attended> parameters, AttendSettings settings, boolean isOne, boolean areKept) {
        super(parameters);
        this.areKept = areKept;
        this.settings = settings;
        this.isOne = isOne;
        this.mailbox = parameters.getMailboxExecutor();
    }

    @Override
    public void open() throws Exception {
        super.open();
        lanes = new ModelLanes(settings, getRuntimeContext(), getMetricGroup());
        threads = Executors.newFixedThreadPool(settings.threads(), new ExecutorThreadFactory("heed-attend"));
        underWay = new BatchQueue<>(threads, () -> mailbox.execute(this::emitDone, "emit an attended batch"));
        if (isOne) {
            lanes.beginOne();
        }
    }

    @Override
    public void processElement(StreamRecord<Window> element) throws Exception {
        Window window = element.getValue();
        ModelLane lane = lanes.of(window);
        Integer deaths = lane.suspects().deathsWith(window);
        if (deaths != null) {
            drain();
            examine(lane, window, deaths);
            return;
        }
        ModelLane overtaken = isOne ? null : lanes.overtakenBy(window, lane);
        if (overtaken != null) {
            send(overtaken);
        }
        ProcessingTimeService time = getProcessingTimeService();
        lane.add(window, time.getCurrentProcessingTime(), until -> time.registerTimer(until, now -> send(lane)));
        if (lane.isFull()) {
            send(lane);
            while (underWay.size() > settings.threads() + 1) {
                emit(underWay.remove());
            }
        } else {
            sendIfReady(lane);
        }
    }

    /** Sends a suspect through the model alone, or sets it aside; nothing else is under way. */
    private void examine(ModelLane lane, Window window, int deaths) {
        if (deaths < settings.crashes().maxCrashes()) {
            collect(lane, List.of(window), lane.runAlone(window), 0);
        } else {
            NotTaken letter = lane.setAside(window, deaths);
            LOG.error("{} at {}: {}", window.entity(), window.origin().label(), letter.message());
            lanes.setAside();
            output.collect(SET_ASIDE, new StreamRecord<>(letter));
        }
        lane.suspects().met(window);
    }

    private void sendIfReady(ModelLane lane) {
        if (lane.isReady() && underWay.size() < settings.threads()) {
            send(lane);
        }
    }

    private void send(ModelLane lane) {
        if (!lane.isEmpty()) {
            underWay.submit(lane, lane.take());
        }
    }

    private void sendAll() {
        lanes.all().forEach(this::send);
        lanes.nothingWaits();
    }

    /** Gives out what is done, oldest first, up to the first batch that is not. */
    private void emitDone() throws Exception {
        for (Batch<ModelLane> done = underWay.nextDone(); done != null; done = underWay.nextDone()) {
            emit(done);
        }
        lanes.all().forEach(this::sendIfReady);
    }

    private void emit(Batch<ModelLane> batch) throws Exception {
        List<Window> windows = batch.windows;
        AttendedBatch attended;
        try {
            attended = batch.result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the model " + batch.model.model().id() + " failed on a batch of " + windows.size() + " windows: "
                            + e.getCause(),
                    e.getCause());
        }
        collect(batch.model, windows, attended, batch.nanos);
        if (batch.watermark != null) {
            super.processWatermark(batch.watermark);
        }
    }

    private void collect(ModelLane lane, List<Window> windows, AttendedBatch attended, long nanos) {
        lane.done(windows.size());
        for (int i = 0; i < windows.size(); i++) {
            output.collect(new StreamRecord<>(lane.attended(windows, attended, i, nanos)));
        }
    }

    private void drain() throws Exception {
        sendAll();
        while (underWay.size() > 0) {
            emit(underWay.remove());
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        sendAll();
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
        lanes.all().forEach(lane -> lane.suspects().covered(checkpointId));
        if (areKept) {
            lanes.closeIdle(getProcessingTimeService().getCurrentProcessingTime());
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        lanes.all().forEach(lane -> lane.suspects().completed(checkpointId));
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
        if (lanes != null) {
            lanes.close();
        }
        super.close();
    }
}
