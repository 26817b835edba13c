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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.CoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decides on each update once all subtasks have made it ready, one after the other in the order of their topic: what cannot be
 * served on one of them, or makes no sense beside what holds, is refused, and what runs goes on. Runs as one subtask.
 *
 * <p>Its time is that of the readings, and passes through it on its way to the window stage: what it tells at a time is heard there
 * before that time is over. So an update that comes after the time that it asks for holds from the same time on everywhere.
 *
 * <p>In come {@link Prepared}s, and the time and the {@link ChannelsSent} of the readings; out go the {@link ModelNews} of what holds, and to the side what became
 * of each update.
 */
public final class DecideUpdates extends CoProcessFunction<byte[], byte[], byte[]> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Where {@link UpdateStatus}es go. */
    public static final OutputTag<byte[]> STATUS =
            new OutputTag<>("status", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final ListStateDescriptor<byte[]> STATE =
            new ListStateDescriptor<>("decisions", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final ListStateDescriptor<Long> TIME = new ListStateDescriptor<>("time", Types.LONG);

    private static final ListStateDescriptor<byte[]> READY =
            new ListStateDescriptor<>("ready", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final ListStateDescriptor<String> SENT = new ListStateDescriptor<>("channels", Types.STRING);

    private final Schedule begin;
    private final Schedule start;
    private final Duration maxAhead;
    private transient ListState<byte[]> kept;
    private transient ListState<Long> time;
    private transient ListState<String> sent;
    private transient ListState<byte[]> ready;
    private transient Schedule schedule;
    /** What was known before the first reading, so that none of it is late. */
    private transient Schedule inTime;
    /** Watermark of the readings before a restart, or now, ms. */
    private transient long reached;

    /** Names of channels that readings have carried. */
    private transient Set<String> channels;

    /** Updates that not all subtasks have made ready, in the order in which they came, with those that have. */
    private transient Map<UpdateId, Map<Integer, Prepared>> waiting;

    /** A change that holds, with the version that it brings. */
    private record Decided(ModelChange change, @Nullable ServedModel brought) implements Serializable {}

    /**
     * Decides.
     *
     * @param begin what holds before the first update. Were later ones among it, one that was refused could hold when the topic is
     *     read again
     * @param start what is known to hold before the first reading: it holds from the time that it asks for, however late it is read.
     *     Behind a checkpoint there were readings before
     * @param maxAhead how far after it was issued an update may take effect
     */
    @SuppressWarnings("NullAway.Init") // made in initializeState
    public DecideUpdates(Schedule begin, Schedule start, Duration maxAhead) {
        this.begin = begin;
        this.start = start;
        this.maxAhead = maxAhead;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        schedule = begin;
        inTime = context.isRestored() ? begin : start;
        // What the subtasks had not all made ready, they all make ready again. What was ready behind such a one is
        // kept.
        waiting = new TreeMap<>(UpdateId.IN_ORDER);
        ready = context.getOperatorStateStore().getListState(READY);
        for (byte[] bytes : ready.get()) {
            Prepared prepared = Messages.read(bytes, Prepared.class);
            waiting.computeIfAbsent(prepared.request().id(), absent -> new HashMap<>())
                    .put(prepared.subtask(), prepared);
        }
        kept = context.getOperatorStateStore().getListState(STATE);
        for (byte[] bytes : kept.get()) {
            Decided decided = Messages.read(bytes, Decided.class);
            schedule = schedule.with(decided.change, decided.brought);
        }
        reached = Long.MIN_VALUE;
        time = context.getOperatorStateStore().getListState(TIME);
        for (long millis : time.get()) {
            reached = Math.max(reached, millis);
        }
        channels = new TreeSet<>();
        sent = context.getOperatorStateStore().getListState(SENT);
        sent.get().forEach(channels::add);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (ModelChange change : schedule.updates()) {
            all.add(Messages.write(
                    new Decided(change, schedule.model(change.model().digest()))));
        }
        kept.update(all);
        time.update(List.of(reached));
        ready.update(waiting.values().stream()
                .filter(DecideUpdates::isReady)
                .flatMap(subtasks -> subtasks.values().stream())
                .map(Messages::write)
                .toList());
        sent.update(List.copyOf(channels));
    }

    @Override
    public void processElement2(byte[] channel, Context context, Collector<byte[]> out) {
        channels.add(Messages.read(channel, String.class));
    }

    /** Time has come so far, ms. */
    void reached(long millis) {
        reached = Math.max(reached, millis);
    }

    @Override
    public void processElement1(byte[] message, Context context, Collector<byte[]> out) {
        Prepared prepared = Messages.read(message, Prepared.class);
        UpdateRequest request = prepared.request();
        if (isKnown(request)) {
            return;
        }
        if (!waiting.containsKey(request.id())) {
            tell(UpdateStatus.seen(request), context);
        }
        waiting.computeIfAbsent(request.id(), absent -> new HashMap<>()).put(prepared.subtask(), prepared);
        for (Iterator<Map<Integer, Prepared>> all = waiting.values().iterator(); all.hasNext(); ) {
            Map<Integer, Prepared> subtasks = all.next();
            UpdateRequest next = any(subtasks).request();
            if (!isKnown(next)) {
                if (!isReady(subtasks)) {
                    return;
                }
                decide(next, List.copyOf(subtasks.values()), context, out);
            }
            all.remove();
        }
    }

    /** Whether it is a record's repetition of a change that holds already: that may have been decided on since it came. */
    private boolean isKnown(UpdateRequest request) {
        return request.id().isRepeated() && schedule.knows(request.change());
    }

    private static Prepared any(Map<Integer, Prepared> subtasks) {
        return subtasks.values().iterator().next();
    }

    private static boolean isReady(Map<Integer, Prepared> subtasks) {
        return subtasks.size() >= any(subtasks).of();
    }

    private void decide(UpdateRequest request, List<Prepared> subtasks, Context context, Collector<byte[]> out) {
        ServedModel brought = subtasks.get(0).brought();
        Refused refused = refused(subtasks);
        ModelChange known = schedule.known(request.change());
        ModelChange change = known != null ? known : inTime.known(request.change());
        if (change == null) {
            change = request.change().from(schedule.firstTimeOf(request.change(), reached));
            refused = refused == null ? schedule.problem(change, brought, maxAhead) : refused;
        }
        if (refused != null) {
            tell(UpdateStatus.refused(request, refused), context);
            return;
        }
        if (brought != null) {
            tell(UpdateStatus.loaded(request, subtasks.size(), unsent(brought)), context);
        }
        schedule = schedule.with(change, brought);
        out.collect(Messages.write(new ModelNews(request.id(), change, brought)));
    }

    /** A remark on channels that no reading has carried; empty where there are none, or where that cannot be told. */
    private String unsent(ServedModel brought) {
        if (channels.isEmpty() || channels.contains(ChannelsSent.UNNAMED)) {
            return "";
        }
        List<String> unsent = brought.card().channels().stream()
                .filter(channel -> !channels.contains(channel))
                .toList();
        return unsent.isEmpty() ? "" : "no entity has sent the channels " + unsent + " so far";
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
