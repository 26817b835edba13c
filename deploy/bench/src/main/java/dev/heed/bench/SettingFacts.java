package dev.heed.bench;

import dev.heed.bench.load.Load;
import dev.heed.bench.variant.Setting;
import dev.heed.model.serving.ModelCard;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured, by name, for the head of a report. */
final class SettingFacts {
    private SettingFacts() {}

    static Map<String, Object> of(String model, Setting setting, Load load, ScheduleOptions pace) {
        ModelCard card = setting.model().card();
        int steps = card.windowSteps(load.hop());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(
                "load",
                "%d entities, %d channels, blocks of %d steps, hop %d, %d partitions"
                        .formatted(load.entities(), load.channels(), load.block(), load.hop(), load.partitions()));
        facts.put(
                "model",
                "%s, R = %d: %d steps a window for %d new ones; per-window takes %d"
                        .formatted(
                                model, card.receptiveField(), steps, load.hop(), Math.max(steps, pace.windowSteps())));
        facts.put("delivery", RunOptions.text(setting.options()));
        facts.put("measured", pace.toString());
        return facts;
    }
}
