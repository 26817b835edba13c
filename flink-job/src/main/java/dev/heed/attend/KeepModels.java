package dev.heed.attend;

import dev.heed.model.refusal.Refusal;
import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelNews;
import dev.heed.models.Schedule;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateReport;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the models loaded that the schedule needs, so that a switch, or a way back, waits for nothing; lets go of the others. One
 * subtask runs beside each of the attend stage, and hears all {@link ModelNews} and all {@link UpdateReport}s. It keeps no state:
 * what it does not know after a restart is loaded when it is needed.
 */
public final class KeepModels extends ProcessFunction<byte[], Void> {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(KeepModels.class);

    private final Schedule start;
    private final AttendSettings settings;
    private transient Schedule schedule;
    private transient Map<String, BatchModel> models;
    private transient Map<UpdateId, Set<Integer>> reported;
    private transient long reachedMicros;

    /**
     * Keeps models.
     *
     * @param start what holds from the start
     */
    @SuppressWarnings("NullAway.Init") // made in open
    public KeepModels(Schedule start, AttendSettings settings) {
        this.start = start;
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        schedule = start;
        models = new HashMap<>();
        reported = new HashMap<>();
        // A job that starts late in its topic needs the newest; a replay loads the earlier ones when their windows
        // come.
        reachedMicros = start.changes().stream()
                .mapToLong(ModelChange::fromMicros)
                .max()
                .orElse(ModelChange.FROM_THE_START);
        keepWhatIsNeeded();
    }

    @Override
    public void processElement(byte[] message, Context context, Collector<Void> out) {
        Serializable heard = Messages.read(message, Serializable.class);
        if (heard instanceof ModelNews news) {
            schedule = schedule.with(news.change(), news.brought());
        } else if (heard instanceof UpdateReport report) {
            Set<Integer> subtasks = reported.computeIfAbsent(report.news().id(), absent -> new HashSet<>());
            subtasks.add(report.subtask());
            if (subtasks.size() < report.of()) {
                return;
            }
            reported.remove(report.news().id());
            reachedMicros = Math.max(reachedMicros, report.news().change().fromMicros());
        }
        keepWhatIsNeeded();
    }

    private void keepWhatIsNeeded() {
        Set<String> needed = new HashSet<>(schedule.neededFrom(reachedMicros));
        schedule.changes().stream()
                .filter(change -> change.mode() == ModelChange.Mode.PUBLISH)
                .reduce((earlier, later) -> later)
                .ifPresent(last -> needed.add(last.model().digest()));
        for (Iterator<Map.Entry<String, BatchModel>> all = models.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, BatchModel> one = all.next();
            if (!needed.contains(one.getKey())) {
                all.remove();
                LOG.info(
                        "{} is let go of: nobody needs it any more",
                        one.getValue().id());
                one.getValue().close();
            }
        }
        for (String digest : needed) {
            ServedModel model = schedule.model(digest);
            if (model != null && !models.containsKey(digest)) {
                keep(model);
            }
        }
    }

    /** A version that served long ago may be gone: whoever still needs it says so. */
    private void keep(ServedModel model) {
        try {
            BatchModel loaded = new BatchModel(settings.of(model.tag(), model.hop()), getRuntimeContext());
            models.put(model.tag().digest(), loaded);
        } catch (Refusal e) {
            LOG.warn("{} is not kept loaded: {}", model.tag().label(), e.getMessage());
        }
    }

    @Override
    public void close() {
        if (models != null) {
            models.values().forEach(BatchModel::close);
            models.clear();
        }
    }
}
