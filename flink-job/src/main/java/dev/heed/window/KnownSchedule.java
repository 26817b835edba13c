package dev.heed.window;

import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelNews;
import dev.heed.models.Schedule;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateReport;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.jspecify.annotations.Nullable;

/**
 * What a subtask knows of the changes: those of the start, and those that it heard of since. News that are not told yet to hold
 * are kept until event time has reached them. Owned by one thread.
 */
final class KnownSchedule {
    private static final ListStateDescriptor<byte[]> STATE =
            new ListStateDescriptor<>("models", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final ListState<byte[]> kept;
    private final List<ModelNews> waiting = new ArrayList<>();
    private Schedule schedule;

    /**
     * What is kept of a change.
     *
     * @param brought the version that it brings; null where it brings none
     * @param waiting the news of it, where they are not told yet to hold; else null
     */
    private record Kept(
            ModelChange change,
            @Nullable ServedModel brought,
            @Nullable ModelNews waiting) implements Serializable {}

    private KnownSchedule(Schedule start, ListState<byte[]> kept) {
        this.schedule = start;
        this.kept = kept;
    }

    static KnownSchedule restore(Schedule start, FunctionInitializationContext context) throws Exception {
        // What the topic told at a later start is told again, and then holds from when it did, or will.
        KnownSchedule known = new KnownSchedule(
                context.isRestored() ? start.withoutUpdates() : start,
                context.getOperatorStateStore().getUnionListState(STATE));
        for (byte[] bytes : known.kept.get()) {
            Kept one = Messages.read(bytes, Kept.class);
            known.schedule = known.schedule.with(one.change, one.brought);
            if (one.waiting != null && !known.waiting.contains(one.waiting)) {
                known.waiting.add(one.waiting);
            }
        }
        return known;
    }

    /**
     * Puts it into the state that is written: all subtasks know the same changes, the first writes them. What a job begins with is
     * said by its options, not by its state.
     */
    void write(int subtask) throws Exception {
        List<byte[]> all = new ArrayList<>();
        if (subtask == 0) {
            for (ModelChange change : schedule.updates()) {
                all.add(Messages.write(
                        new Kept(change, schedule.model(change.model().digest()), null)));
            }
        }
        for (ModelNews news : waiting) {
            all.add(Messages.write(new Kept(news.change(), news.brought(), news)));
        }
        kept.update(all);
    }

    Schedule schedule() {
        return schedule;
    }

    /** Takes news in; returns whether they change anything. */
    boolean hear(ModelNews news) {
        waiting.add(news);
        Schedule more = schedule.with(news.change(), news.brought());
        boolean isNew = more != schedule;
        schedule = more;
        return isNew;
    }

    /**
     * The news that hold for whatever comes once event time has reached a watermark, in ms; each is given once. Late changes stand some
     * µs behind each other within the ms that comes next.
     */
    List<ModelNews> due(long reached) {
        long end = Schedule.firstMicrosAfter(reached == Long.MAX_VALUE ? reached : reached + 1);
        List<ModelNews> due = new ArrayList<>();
        for (Iterator<ModelNews> all = waiting.iterator(); all.hasNext(); ) {
            ModelNews news = all.next();
            if (news.change().mode() == ModelChange.Mode.PUBLISH
                    || news.change().fromMicros() < end) {
                due.add(news);
                all.remove();
            }
        }
        return due;
    }

    /**
     * The report of news that are due. They hold from the first edge of a hop on that is not before their time.
     *
     * @param subtask that reports
     * @param of so many
     */
    UpdateReport report(ModelNews news, int subtask, int of) {
        long from = news.change().fromMicros();
        ServedModel active = active(news, from);
        ServedModel model = news.brought() != null ? news.brought() : active;
        boolean isRollback = news.change().mode() == ModelChange.Mode.ROLLBACK;
        return new UpdateReport(
                news,
                subtask,
                of,
                model == null ? from : edge(model, from),
                isRollback && active != null ? active.tag() : news.change().model());
    }

    private @Nullable ServedModel active(ModelNews news, long micros) {
        return schedule.at(micros).active(news.change().model().name());
    }

    private static long edge(ServedModel model, long micros) {
        Hops hops = new Hops(model.card().grid(), model.hop());
        long hop = hops.hopOf(hops.grid().stepAt(micros));
        long start = hops.period().startOf(hops.firstStep(hop));
        return start >= micros ? start : hops.period().startOf(hops.firstStep(hop + 1));
    }
}
