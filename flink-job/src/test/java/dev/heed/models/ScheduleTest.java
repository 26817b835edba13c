package dev.heed.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heed.job.Cards;
import dev.heed.model.series.Period;
import dev.heed.model.serving.ModelCard;
import dev.heed.models.ModelChange.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Duration AHEAD = Duration.ofDays(366);
    private static final ServedModel FIRST = version("1", "flow", "pressure");
    private static final ServedModel SECOND = version("2", "flow", "pressure");
    private static final ServedModel THIRD = version("3", "flow", "pressure");

    private static ServedModel version(String version, String... channels) {
        return named("pumps", version, channels);
    }

    private static ServedModel named(String name, String version, String... channels) {
        ModelCard card = Cards.of(Period.parse("1s"), 3, channels);
        return ServedModel.of(new ModelTag(name, version, "digest-" + name + version, "/models/" + version), card, 2);
    }

    private static ModelChange change(Mode mode, ServedModel model, long effective) {
        return new ModelChange(mode, model.tag(), 1, List.of(), effective, 1);
    }

    private static Schedule start() {
        return Schedule.of(List.of(FIRST), Map.of());
    }

    private static @Nullable String active(Schedule schedule, long micros) {
        Epoch.Serving serving = schedule.at(micros).serving("pumps", "pump-1");
        return serving == null ? null : serving.active().tag().version();
    }

    @Test
    void aVersionServesFromItsTimeOn() {
        Schedule schedule = start().with(change(Mode.ACTIVATE, SECOND, 100), SECOND);
        assertThat(active(schedule, 99)).isEqualTo("1");
        assertThat(active(schedule, 100)).isEqualTo("2");
    }

    @Test
    void isTheSameInWhateverOrderChangesAreLearned() {
        List<ModelChange> changes = new ArrayList<>(List.of(
                change(Mode.ACTIVATE, SECOND, 100),
                change(Mode.ACTIVATE, THIRD, 200),
                change(Mode.ROLLBACK, THIRD, 300),
                change(Mode.RETIRE, FIRST, 400)));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(changes, new Random(seed));
            Schedule schedule = start();
            for (ModelChange one : changes) {
                schedule = schedule.with(one, one.model().version().equals("2") ? SECOND : THIRD);
            }
            assertThat(active(schedule, 150)).isEqualTo("2");
            assertThat(active(schedule, 250)).isEqualTo("3");
            assertThat(active(schedule, 350)).isEqualTo("2");
            assertThat(active(schedule, 450)).isEqualTo("2");
        }
    }

    @Test
    void aRollbackEndsACanaryFirstAndThenGoesBack() {
        Schedule schedule = start().with(change(Mode.ACTIVATE, SECOND, 100), SECOND)
                .with(change(Mode.CANARY, THIRD, 200), THIRD)
                .with(change(Mode.ROLLBACK, THIRD, 300), null)
                .with(change(Mode.ROLLBACK, THIRD, 400), null);
        assertThat(active(schedule, 250)).isEqualTo("3");
        assertThat(active(schedule, 350)).isEqualTo("2");
        assertThat(active(schedule, 450)).isEqualTo("1");
    }

    @Test
    void aNameThatIsRetiredServesNobody() {
        ModelChange retire = new ModelChange(Mode.RETIRE, new ModelTag("pumps", "", "", ""), 1, List.of(), 100, 1);
        assertThat(active(start().with(retire, null), 100)).isNull();
    }

    @Test
    void aShadowOfAnotherShapeIsRefusedAndOneOfTheSameRunsBeside() {
        ServedModel wider = version("7", "flow", "pressure", "speed");
        Refused refused = start().problem(change(Mode.SHADOW, wider, 100), wider, AHEAD);
        assertThat(refused).isNotNull();
        assertThat(refused.reason()).isEqualTo("shape");
        Schedule schedule = start().with(change(Mode.SHADOW, SECOND, 100), SECOND);
        Epoch.Serving serving = schedule.at(100).serving("pumps", "pump-1");
        assertThat(serving).isNotNull();
        assertThat(serving.tags()).containsExactly(SECOND.tag());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(reason(start(), change(Mode.ROLLBACK, FIRST, 100))).isEqualTo("nothing-before");
        assertThat(reason(start(), change(Mode.RETIRE, THIRD, 100))).isEqualTo("unknown-version");
        assertThat(reason(start(), change(Mode.ACTIVATE, SECOND, AHEAD.toMillis() * 1000 + 2)))
                .isEqualTo("effective");
        assertThat(start().problem(change(Mode.ACTIVATE, SECOND, AHEAD.toMillis() * 1000 + 2), null, AHEAD))
                .extracting(Refused::text)
                .asString()
                .contains("at most 366 d after it was issued");
        assertThat(reason(start(), new ModelChange(Mode.ASSIGN, new ModelTag("fans", "", "", ""), 1, List.of(), 1, 1)))
                .isEqualTo("unknown-name");
        assertThat(reason(start(), new ModelChange(Mode.CANARY, SECOND.tag(), 0, List.of(), 1, 1)))
                .isEqualTo("share");
        assertThat(reason(start().with(change(Mode.ACTIVATE, SECOND, 100), SECOND), change(Mode.ACTIVATE, THIRD, 100)))
                .isEqualTo("same-time");
    }

    @Test
    void refusesAVersionNoneOfWhoseChannelsTheEntitiesSend() {
        ServedModel other = version("7", "speed", "hum");
        Refused refused = start().problem(change(Mode.ACTIVATE, other, 100), other, AHEAD);
        assertThat(refused).isNotNull();
        assertThat(refused.text()).contains("[flow, pressure]", "[speed, hum]");
        ServedModel more = version("7", "pressure", "speed");
        assertThat(start().problem(change(Mode.ACTIVATE, more, 100), more, AHEAD))
                .isNull();
    }

    private static @Nullable String reason(Schedule schedule, ModelChange change) {
        Refused refused = schedule.problem(change, null, AHEAD);
        return refused == null ? null : refused.reason();
    }

    @Test
    void aReadingGoesToTheOneModelThatItsPatternOrItsChannelsName() {
        ServedModel fans = named("fans", "1", "speed");
        Epoch epoch = Schedule.of(List.of(FIRST, fans), Map.of()).at(0);
        assertThat(epoch.route("a", List.of("flow")).name()).isEqualTo("pumps");
        assertThat(epoch.route("a", List.of("speed", "hum")).name()).isEqualTo("fans");
        assertThat(epoch.route("a", List.of("flow", "speed")).name()).isNull();
        assertThat(epoch.route("a", List.of("hum")).problem())
                .contains("[hum]", "none among those without patterns, [fans, pumps]");
        Epoch assigned = Schedule.of(List.of(FIRST, fans), Map.of("fans", List.of("fan-*")))
                .at(0);
        assertThat(assigned.route("fan-1", List.of("flow")).name()).isEqualTo("fans");
        assertThat(assigned.route("a", List.of()).name()).isEqualTo("pumps");
        assertThat(assigned.route("a", List.of("speed")).problem())
                .contains("found none among those without patterns, [pumps]");
    }

    @Test
    void whatIsNeededIsWhatServesAndWhatARollbackWouldNeed() {
        Schedule schedule =
                start().with(change(Mode.ACTIVATE, SECOND, 100), SECOND).with(change(Mode.ACTIVATE, THIRD, 200), THIRD);
        assertThat(schedule.neededFrom(200)).containsExactlyInAnyOrder("digest-pumps2", "digest-pumps3");
        assertThat(schedule.neededFrom(0)).containsExactlyInAnyOrder("digest-pumps1", "digest-pumps2", "digest-pumps3");
    }
}
