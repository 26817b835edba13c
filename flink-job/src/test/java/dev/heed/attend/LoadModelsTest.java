package dev.heed.attend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.job.TestModels;
import dev.heed.model.serving.Device;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.models.Messages;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelChange.Mode;
import dev.heed.models.ModelTag;
import dev.heed.models.Prepared;
import dev.heed.models.UpdateId;
import dev.heed.models.UpdateRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadModelsTest {
    private static final ModelDirectory MODEL = TestModels.machines();

    @TempDir
    File directory;

    private static OneInputStreamOperatorTestHarness<byte[], byte[]> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new LoadModelsFactory(new AttendSettings(
                "", "", 8, Device.CPU, 4, 50, false, 1, 1, new CrashSettings(CrashSettings.NONE, 3))));
    }

    private static UpdateRequest request(long offset, int earlier, Mode mode, Path place) {
        ModelTag model = new ModelTag(MODEL.card().name(), MODEL.card().version(), MODEL.digest(), place.toString());
        return new UpdateRequest(new UpdateId(0, offset, earlier), new ModelChange(mode, model, 1, List.of(), 10, 10));
    }

    private static StreamRecord<byte[]> record(UpdateRequest request) {
        return new StreamRecord<>(Messages.write(request));
    }

    private static List<Prepared> answers(OneInputStreamOperatorTestHarness<byte[], byte[]> harness) throws Exception {
        harness.endInput();
        return harness.extractOutputValues().stream()
                .map(message -> Messages.read(message, Prepared.class))
                .toList();
    }

    private static OperatorSubtaskState unanswered(UpdateRequest... requests) throws Exception {
        try (var harness = harness()) {
            harness.open();
            for (UpdateRequest request : requests) {
                harness.processElement(record(request));
            }
            return harness.snapshot(1, 1);
        }
    }

    @Test
    void whatWasNotAnsweredEverywhereIsAnsweredInTheOrderOfTheTopicAfterARestart() throws Exception {
        UpdateRequest first = request(1, -1, Mode.ROLLBACK, MODEL.path());
        UpdateRequest second = request(2, -1, Mode.RETIRE, MODEL.path());
        OperatorSubtaskState both =
                AbstractStreamOperatorTestHarness.repackageState(unanswered(second), unanswered(first, second));
        try (var harness = harness()) {
            harness.initializeState(both);
            harness.open();
            assertThat(answers(harness)).extracting(Prepared::request).containsExactly(first, second);
        }
    }

    @Test
    void aChangeThatALaterRecordRepeatsIsNotLoadedAnew() throws Exception {
        FileUtils.copyDirectory(MODEL.path().toFile(), directory);
        try (var harness = harness()) {
            harness.open();
            harness.processElement(record(request(1, -1, Mode.ACTIVATE, directory.toPath())));
            assertThat(answers(harness))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.refused()).isNull());
            FileUtils.cleanDirectory(directory);
            harness.processElement(record(request(2, 0, Mode.ACTIVATE, directory.toPath())));
            harness.processElement(record(request(3, -1, Mode.ACTIVATE, directory.toPath())));
            List<Prepared> answers = answers(harness);
            assertThat(answers.get(1).brought()).isEqualTo(answers.get(0).brought());
            assertThat(answers.get(2).refused()).isNotNull();
        }
    }
}
