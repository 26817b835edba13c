package dev.heed.cli.apply;

import static java.util.Objects.requireNonNull;

import dev.heed.cli.terminal.ProgressLine;
import dev.heed.detect.Alert;
import dev.heed.detect.Detection;
import dev.heed.model.serving.ModelCard;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.util.IOUtils;

/** Writes detections to the files of their entities and passes on how many steps each gave. For one subtask. */
final class WriteFiles extends RichMapFunction<Detection, Integer> {
    static final String STEPS = "steps";
    static final String ALERTS = "alerts";
    private static final long serialVersionUID = 1L;

    private final File directory;
    private final ModelCard card;
    private final Survey survey;
    private final FileChoice choice;
    private final LongCounter steps = new LongCounter();
    private final LongCounter alerts = new LongCounter();
    private transient Map<String, EntityFiles> files;
    private transient ProgressLine progress;

    @SuppressWarnings("NullAway.Init") // made in open
    WriteFiles(Path directory, ModelCard card, Survey survey, FileChoice choice) {
        this.directory = directory.toFile();
        this.card = card;
        this.survey = survey;
        this.choice = choice;
    }

    @Override
    public void open(OpenContext context) throws IOException {
        files = new HashMap<>();
        Map<String, String> directories = EntityDirectories.of(survey.times().keySet());
        for (Map.Entry<String, String> one : directories.entrySet()) {
            Path own = directories.size() == 1
                    ? directory.toPath()
                    : directory.toPath().resolve(one.getValue());
            files.put(one.getKey(), filesOf(one.getKey(), own));
        }
        progress = ProgressLine.begin("apply", survey.rows(), " steps");
        getRuntimeContext().addAccumulator(STEPS, steps);
        getRuntimeContext().addAccumulator(ALERTS, alerts);
    }

    private EntityFiles filesOf(String entity, Path own) throws IOException {
        RowTimes times = requireNonNull(survey.times().get(entity));
        return new EntityFiles(own, card, times, survey.text(), choice);
    }

    @Override
    public Integer map(Detection detection) throws IOException {
        EntityFiles own = files.get(detection.entity());
        int written = own == null ? 0 : own.write(detection);
        steps.add(written);
        alerts.add(detection.alerts().stream()
                .filter(alert -> alert.state() == Alert.State.OPEN)
                .count());
        progress.at(steps.getLocalValuePrimitive());
        return written;
    }

    @Override
    public void close() throws Exception {
        if (progress != null) {
            progress.close();
        }
        if (files != null) {
            IOUtils.closeAll(files.values());
        }
    }
}
