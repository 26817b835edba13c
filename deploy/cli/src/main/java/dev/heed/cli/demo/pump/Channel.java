package dev.heed.cli.demo.pump;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the sensors of a pump measure, in the order of a sample's values. */
public enum Channel {
    /** Of the shaft, revolutions a minute. */
    SPEED,
    /** Cubic metres an hour. */
    FLOW,
    /** At the outlet, bar. */
    PRESSURE,
    /** Of the bearing, degrees Celsius. */
    TEMPERATURE,
    /** Of the bearing's housing, root mean square velocity, mm/s. */
    VIBRATION,
    /** Of the motor, ampere. */
    CURRENT;

    /** The channel's name in records and files: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, in the order of a sample's values. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Channel::label).toList();
    }
}
