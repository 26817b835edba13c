package dev.heed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.bench.variant.Setting;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SettingFactsTest {
    private static Map<String, Object> facts(String... arguments) {
        ScheduleOptions pace = CommandLine.populateCommand(new ScheduleOptions(), arguments);
        return SettingFacts.of("local", LocalModel.setting(), LocalModel.LOAD, pace);
    }

    @Test
    void comeInThisOrder() {
        assertThat(facts().keySet()).containsExactly("load", "model", "delivery", "measured");
    }

    @Test
    void tellTheLoad() {
        assertThat(facts()).containsEntry("load", "4 entities, 2 channels, blocks of 16 steps, hop 8, 2 partitions");
    }

    @Test
    void tellTheModelAndItsWindows() {
        assertThat(facts("--window=32"))
                .containsEntry("model", "local, R = 18: 25 steps a window for 8 new ones; per-window takes 32");
    }

    @Test
    void tellThatAShortWindowIsMadeAsLongAsTheModelNeeds() {
        assertThat(facts("--window=4").get("model")).asString().endsWith("per-window takes 25");
    }

    @Test
    void tellHowTheJobRunsAndHowLongItWasMeasured() {
        Setting setting = LocalModel.setting();
        assertThat(facts("--rounds=2"))
                .containsEntry("delivery", RunOptions.text(setting.options()))
                .containsEntry("measured", "2 rounds of 8.0 s after at least 6.0 s, one variant after another");
    }
}
