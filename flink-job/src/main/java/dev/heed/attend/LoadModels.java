package dev.heed.attend;

import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelId;
import dev.heed.models.KnownModels;
import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelTag;
import dev.heed.models.Prepared;
import dev.heed.models.Refused;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the models of updates ready where they are to be served, beside those that run: fetched, checked whole, loaded and warmed
 * up on a thread of its own. One subtask runs beside each of the attend stage, and takes all updates. In come
 * {@link UpdateRequest}s, out go {@link Prepared}s in the same order.
 */
final class LoadModels extends AbstractStreamOperator<byte[]>
        implements OneInputStreamOperator<byte[], byte[]>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    /** For which a model that was loaded is held for whoever is to serve it. */
    private static final long HELD_MILLIS = 60_000;

    private static final ListStateDescriptor<byte[]> STATE =
            new ListStateDescriptor<>("requests", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final AttendSettings settings;
    private final transient MailboxExecutor mailbox;
    /** Requests that are not answered yet, oldest first. */
    private final transient Deque<UpdateRequest> underWay = new ArrayDeque<>();

    private final transient List<BatchModel> held = new ArrayList<>();
    /** What came of each change, without its model: later records repeat it. Owned by the thread that loads. */
    private final transient Map<ModelChange, Loaded> known = new HashMap<>();

    private transient ListState<byte[]> kept;
    private transient ExecutorService thread;

    @SuppressWarnings("NullAway.Init") // made in initializeState and open
    LoadModels(StreamOperatorParameters<byte[]> parameters, AttendSettings settings) {
        super(parameters);
        this.settings = settings;
        this.mailbox = parameters.getMailboxExecutor();
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        kept = context.getOperatorStateStore().getUnionListState(STATE);
    }

    @Override
    public void open() throws Exception {
        super.open();
        thread = Executors.newSingleThreadExecutor(new ExecutorThreadFactory("heed-load-model"));
        Set<UpdateRequest> again = new TreeSet<>(Comparator.comparing(UpdateRequest::id, UpdateId.IN_ORDER));
        for (byte[] bytes : kept.get()) { // of all subtasks: what one had answered, another may not
            again.add(Messages.read(bytes, UpdateRequest.class));
        }
        again.forEach(this::begin);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<byte[]> all = new ArrayList<>();
        underWay.forEach(request -> all.add(Messages.write(request)));
        kept.update(all);
    }

    @Override
    public void processElement(StreamRecord<byte[]> element) {
        begin(Messages.read(element.getValue(), UpdateRequest.class));
    }

    private void begin(UpdateRequest request) {
        underWay.add(request);
        thread.execute(() -> {
            Loaded loaded = request.id().isRepeated() ? known.get(request.change()) : null;
            if (loaded == null) {
                loaded = load(request);
                known.put(request.change(), new Loaded(loaded.brought, null, loaded.refused));
            }
            Loaded answer = loaded;
            mailbox.execute(() -> answer(request, answer), "answer an update of models");
        });
    }

    /**
     * What came of loading a model.
     *
     * @param model to be held; null where there is none
     */
    private record Loaded(
            @Nullable ServedModel brought,
            @Nullable BatchModel model,
            @Nullable Refused refused) {}

    private Loaded load(UpdateRequest request) {
        if (!request.change().mode().brings()) {
            return new Loaded(null, null, null);
        }
        ModelTag tag = request.change().model();
        try {
            BatchModel model = BatchModel.any(settings, tag, getRuntimeContext());
            ModelId id = model.id();
            ServedModel brought = ServedModel.of(tag, model.card(), model.hop());
            if (!id.digest().equals(tag.digest())) {
                model.close();
                return refused(
                        "digest",
                        tag.place() + ": expected the model of digest " + tag.digest() + ", found " + id.digest()
                                + "; publish the directory that is there, or put the other one back");
            }
            KnownModels.learn(brought);
            return new Loaded(brought, model, null);
        } catch (Refusal e) {
            return refused("model", String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the model of an update cannot be loaded", e);
            return refused(
                    "model", tag.place() + ": expected a model that can be loaded, found " + e + "; see the log");
        }
    }

    private static Loaded refused(String reason, String text) {
        return new Loaded(null, null, new Refused(reason, text));
    }

    private void answer(UpdateRequest request, Loaded loaded) {
        underWay.remove(request);
        if (loaded.model() != null) {
            hold(loaded.model());
        }
        output.collect(new StreamRecord<>(Messages.write(new Prepared(
                request,
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
                loaded.brought(),
                loaded.refused()))));
    }

    private void hold(BatchModel model) {
        held.add(model);
        long until = getProcessingTimeService().getCurrentProcessingTime() + HELD_MILLIS;
        getProcessingTimeService().registerTimer(until, now -> {
            if (held.remove(model)) {
                model.close();
            }
        });
    }

    @Override
    public void endInput() throws Exception {
        while (!underWay.isEmpty()) {
            mailbox.yield();
        }
    }

    @Override
    public void close() throws Exception {
        if (thread != null) {
            thread.shutdownNow();
            thread.awaitTermination(30, TimeUnit.SECONDS);
        }
        held.forEach(BatchModel::close);
        held.clear();
        super.close();
    }
}
