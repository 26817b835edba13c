package dev.heed.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmFactsTest {
    private static final List<Segment> SEGMENTS = List.of(new Segment(2, 5), new Segment(7, 9));
    private static final boolean[] ANOMALOUS = {false, false, true, true, true, false, false, true, true, false};

    @Test
    void measuresRowsEventsAndDelay() {
        boolean[] alarmed = {true, false, false, true, true, false, false, false, false, false};
        AlarmFacts alarms = AlarmFacts.of(alarmed, ANOMALOUS, SEGMENTS);
        assertThat(alarms.precision()).isEqualTo(2 / 3., within(1e-12));
        assertThat(alarms.recall()).isEqualTo(2 / 5., within(1e-12));
        assertThat(alarms.f1()).isEqualTo(.5, within(1e-12));
        assertThat(alarms.falseAlarms()).isEqualTo(1 / 5., within(1e-12));
        assertThat(alarms.eventRecall()).isEqualTo(.5);
        assertThat(alarms.medianDelay()).isEqualTo(1);
    }

    @Test
    void isAllZeroesWhereNothingIsAlarmed() {
        AlarmFacts alarms = AlarmFacts.of(new boolean[10], ANOMALOUS, SEGMENTS);
        assertThat(alarms.precision()).isZero();
        assertThat(alarms.f1()).isZero();
        assertThat(alarms.medianDelay()).isNull();
    }
}
