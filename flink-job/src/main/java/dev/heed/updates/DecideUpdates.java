package dev.heed.updates;

import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelNews;
import dev.heed.models.Prepared;
import dev.heed.models.Refused;
import dev.heed.models.Schedule;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateRequest;
import dev.heed.models.UpdateStatus;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decides on each update once all subtasks have made it ready, one after the other in the order of their topic: what cannot be
 * served on one of them, or makes no sense beside what holds, is refused, and what runs goes on. Runs as one subtask.
 *
 * <p>In come {@link Prepared}s, out go the {@link ModelNews} of what holds, and to the side what became of each update.
 */
public final class DecideUpdates extends ProcessFunction<byte[], byte[]> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Where {@link UpdateStatus}es go. */
    public static final OutputTag<byte[]> STATUS =
            new OutputTag<>("status", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final ListStateDescriptor<byte[]> STATE =
            new ListStateDescriptor<>("decisions", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final Schedule begin;
    private final Duration maxAhead;
    private transient ListState<byte[]> kept;
    private transient Schedule schedule;
    /** Updates that not all subtasks have made ready, in the order in which they came, with those that have. */
    private transient Map<UpdateId, Map<Integer, Prepared>> waiting;

    /** A change that holds, with the version that it brings. */
    private record Decided(ModelChange change, @Nullable ServedModel brought) implements Serializable {}

    /**
     * Decides.
     *
     * @param begin what holds before the first update. Were later ones among it, one that was refused could hold when the topic is
     *     read again
     * @param maxAhead how far after it was issued an update may take effect
     */
    @SuppressWarnings("NullAway.Init") // made in initializeState
    public DecideUpdates(Schedule begin, Duration maxAhead) {
        this.begin = begin;
        this.maxAhead = maxAhead;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        schedule = begin;
        // What the subtasks had not all made ready, they all make ready again.
        waiting = new TreeMap<>(UpdateId.IN_ORDER);
        kept = context.getOperatorStateStore().getListState(STATE);
        for (byte[] bytes : kept.get()) {
            Decided decided = Messages.read(bytes, Decided.class);
            schedule = schedule.with(decided.change, decided.brought);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (ModelChange change : schedule.updates()) {
            all.add(Messages.write(
                    new Decided(change, schedule.model(change.model().digest()))));
        }
        kept.update(all);
    }

    @Override
    public void processElement(byte[] message, Context context, Collector<byte[]> out) {
        Prepared prepared = Messages.read(message, Prepared.class);
        UpdateRequest request = prepared.request();
        if (request.id().isRepeated() && schedule.knows(request.change())) {
            return;
        }
        if (!waiting.containsKey(request.id())) {
            tell(UpdateStatus.seen(request), context);
        }
        waiting.computeIfAbsent(request.id(), absent -> new HashMap<>()).put(prepared.subtask(), prepared);
        for (Iterator<Map<Integer, Prepared>> all = waiting.values().iterator(); all.hasNext(); ) {
            Map<Integer, Prepared> subtasks = all.next();
            Prepared any = subtasks.values().iterator().next();
            if (subtasks.size() < any.of()) {
                return;
            }
            all.remove();
            decide(any.request(), List.copyOf(subtasks.values()), context, out);
        }
    }

    private void decide(UpdateRequest request, List<Prepared> subtasks, Context context, Collector<byte[]> out) {
        ServedModel brought = subtasks.get(0).brought();
        Refused refused = refused(subtasks);
        if (refused == null && !schedule.knows(request.change())) {
            refused = schedule.problem(request.change(), brought, maxAhead);
        }
        if (refused != null) {
            tell(UpdateStatus.refused(request, refused), context);
            return;
        }
        if (request.change().mode().brings()) {
            tell(UpdateStatus.loaded(request, subtasks.size()), context);
        }
        schedule = schedule.with(request.change(), brought);
        out.collect(Messages.write(new ModelNews(request.id(), request.change(), brought)));
    }

    /** Why it cannot be served where it must be; null where it can. */
    private static @Nullable Refused refused(List<Prepared> subtasks) {
        List<Prepared> bad =
                subtasks.stream().filter(one -> one.refused() != null).toList();
        if (bad.isEmpty()) {
            return null;
        }
        Refused first = bad.get(0).refused();
        return first == null || bad.size() == subtasks.size()
                ? first
                : new Refused(
                        first.reason(),
                        first.text() + " (on " + bad.size() + " of " + subtasks.size()
                                + " subtasks: the others can serve it)");
    }

    private static void tell(UpdateStatus status, Context context) {
        if (!status.request().id().isRepeated()) {
            context.output(STATUS, Messages.write(status));
        }
    }
}
