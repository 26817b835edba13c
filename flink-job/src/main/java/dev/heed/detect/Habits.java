package dev.heed.detect;

import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.List;

/** How the channels of an entity usually change. Mutable, owned by one thread. */
final class Habits {
    /** One for each channel; none before the first step. */
    final List<Habit> channels = new ArrayList<>();

    /**
     * Takes in a step.
     *
     * @param hop the step's
     * @param index of the step in its hop
     * @param learns whether it counts as usual
     * @param rate at which the usual figures follow in the long run, in (0, 1)
     * @param clipSigmas values as far out were cut off: of them it is not known whether they change
     */
    void see(Window hop, int index, boolean learns, double rate, double clipSigmas) {
        int count = hop.mean().length;
        while (channels.size() < count) {
            channels.add(new Habit());
        }
        for (int c = 0; c < count; c++) {
            int cell = index * count + c;
            if (hop.observed()[cell] != 0 && Math.abs(hop.values()[cell]) >= clipSigmas) {
                channels.get(c).cutOff();
            } else if (hop.observed()[cell] != 0) {
                double value = hop.mean()[c] + (double) hop.scale()[c] * hop.values()[cell];
                channels.get(c).see(value, hop.scale()[c], learns, rate);
            }
        }
    }
}
