package dev.heed.cli.demo.pump;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the sensors of a pump measure, in the order of a sample's values. */
public enum Channel {
    /** Of the shaft, revolutions a minute. */
    SPEED("1/min"),
    /** Cubic metres an hour. */
    FLOW("m³/h"),
    /** At the outlet, bar. */
    PRESSURE("bar"),
    /** Of the bearing, degrees Celsius. */
    TEMPERATURE("°C"),
    /** Of the bearing's housing, root mean square velocity, mm/s. */
    VIBRATION("mm/s"),
    /** Of the motor, ampere. */
    CURRENT("A");

    private final String unit;

    Channel(String unit) {
        this.unit = unit;
    }

    /** The channel's name in records and files: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, in the order of a sample's values. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Channel::label).toList();
    }

    /** All units, in the order of a sample's values. */
    public static List<String> units() {
        return Arrays.stream(values()).map(channel -> channel.unit).toList();
    }
}
