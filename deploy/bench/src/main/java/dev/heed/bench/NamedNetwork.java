package dev.heed.bench;

import dev.heed.model.network.ConfigurationJson;
import dev.heed.model.network.NetworkConfiguration;
import java.util.Locale;

/**
 * Networks that can be named instead of a model directory, as changes of the default; R is how many steps one step depends
 * on.
 */
enum NamedNetwork {
    /** What {@code heed train} trains: a context gate, two causal local layers of radius 8, a forecast of 48 steps; R = 58. */
    FORECAST("{}"),
    /** What {@code heed train --task detect} trains: the same, with a forecast of one step; R = 58. */
    DETECT("{\"forecast\": {\"horizon\": 1}}"),
    /** The same with an expectation of 16 lags instead of 10; R = 64. */
    DETECT_64("{\"forecast\": {\"horizon\": 1}, \"expectation\": {\"lags\": 16}}"),
    /** Two causal local layers of radius 8 and a gate of each step's own values; R = 18, however long a window is. */
    LOCAL(near("\"layers\": 2")),
    /** One layer that looks at all steps of the window; R = the window. */
    WHOLE(near("\"layers\": 1, \"scope\": \"global\", \"window\": %d"));

    private final String changes;

    NamedNetwork(String changes) {
        this.changes = changes;
    }

    /** The network for windows of so many steps. */
    NetworkConfiguration of(int windowSteps) {
        return ConfigurationJson.change(NetworkConfiguration.defaults(), changes.formatted(windowSteps - 1));
    }

    /** An expectation and a forecast of the next step, from few steps, so that attention decides what R is. */
    private static String near(String attention) {
        return """
                {"expectation": {"horizons": [1]},
                 "forecast": {"horizon": 1, "lookBacks": [{"steps": 16, "ownWeight": 0.5, "ridge": 1000}]},
                 "attention": {"gate": "projected", %s}}
                """.formatted(attention);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
