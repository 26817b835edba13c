package dev.heed.updates;

import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelTag;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateReport;
import dev.heed.models.UpdateRequest;
import dev.heed.models.UpdateStatus;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers what the subtasks of the window stage report of an update: it holds once all of them have said so. Runs as one subtask.
 * In come {@link UpdateReport}s, out go {@link UpdateStatus}es.
 *
 * <p>It keeps no state: after a restart all subtasks report what not all of them had reported.
 */
public final class StatusOfUpdates extends ProcessFunction<byte[], byte[]> {
    private static final long serialVersionUID = 1L;

    private transient Map<UpdateId, Map<Integer, UpdateReport>> waiting;

    @SuppressWarnings("NullAway.Init") // made in open
    public StatusOfUpdates() {}

    @Override
    public void open(OpenContext context) {
        waiting = new HashMap<>();
    }

    @Override
    public void processElement(byte[] message, Context context, Collector<byte[]> out) {
        UpdateReport report = Messages.read(message, UpdateReport.class);
        UpdateId id = report.news().id();
        Map<Integer, UpdateReport> reports = waiting.computeIfAbsent(id, absent -> new HashMap<>());
        reports.put(report.subtask(), report);
        if (reports.size() < report.of()) {
            return;
        }
        waiting.remove(id);
        boolean isLoadedOnly = report.news().change().mode() == ModelChange.Mode.PUBLISH;
        if (!id.isRepeated() && !isLoadedOnly) {
            out.collect(Messages.write(status(report, reports)));
        }
    }

    private static UpdateStatus status(UpdateReport report, Map<Integer, UpdateReport> reports) {
        long since = reports.values().stream()
                .mapToLong(UpdateReport::sinceMicros)
                .max()
                .orElseThrow();
        ModelChange change = report.news().change();
        ModelTag model = report.model();
        return new UpdateStatus(
                new UpdateRequest(report.news().id(), change),
                model,
                UpdateStatus.State.ACTIVE,
                reports.size(),
                report.of(),
                since,
                "",
                "");
    }
}
