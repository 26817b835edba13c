package dev.heed.cli.demo.pump;

import static dev.heed.cli.demo.pump.Channel.CURRENT;
import static dev.heed.cli.demo.pump.Channel.FLOW;
import static dev.heed.cli.demo.pump.Channel.PRESSURE;
import static dev.heed.cli.demo.pump.Channel.TEMPERATURE;
import static dev.heed.cli.demo.pump.Channel.VIBRATION;

import java.util.List;

/** What goes wrong with a pump. */
public enum FaultKind {
    /** The inlet runs short of pressure: bubbles form and burst, head and flow drop and flutter, the housing shakes. */
    CAVITATION("cavitation", VIBRATION, PRESSURE, FLOW),
    /** The outlet valve closes for the most part: less flow, more pressure, less load. */
    BLOCKED_VALVE("blocked valve", FLOW, PRESSURE, CURRENT),
    /** The pressure sensor repeats its last value. */
    STUCK_SENSOR("stuck sensor", PRESSURE),
    /** The bearing wears out: it shakes and heats up more and more. */
    WEAR("bearing wear", VIBRATION, TEMPERATURE);

    private final String label;
    private final List<Channel> blamed;

    FaultKind(String label, Channel... blamed) {
        this.label = label;
        this.blamed = List.of(blamed);
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** The channels that a good alert names. */
    public List<Channel> blamed() {
        return blamed;
    }
}
