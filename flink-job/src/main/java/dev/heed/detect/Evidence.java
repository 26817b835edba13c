package dev.heed.detect;

import dev.heed.window.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the channels did in the course of an event. Mutable, owned by one thread. */
final class Evidence {
    /** One for each channel; none before the first step. */
    final List<ChannelEvidence> channels = new ArrayList<>();

    /**
     * Takes in a step of the event.
     *
     * @param habits of the entity, which have seen the step
     * @param event which has been blamed for the step
     */
    void see(ScoredStep step, Expected expected, Habits habits, OpenEvent event) {
        Window hop = step.attended().steps();
        int count = hop.mean().length;
        while (channels.size() < count) {
            channels.add(new ChannelEvidence());
        }
        for (int c = 0; c < count; c++) {
            int cell = step.index() * count + c;
            if (hop.observed()[cell] != 0) {
                ChannelEvidence.Seen seen = new ChannelEvidence.Seen(
                        hop.values()[cell],
                        step.blame(c, count),
                        new ChannelEvidence.Bound(expected.near(step, c), expected.nearSpread(c)),
                        new ChannelEvidence.Bound(expected.far(step, c), expected.farSpread(c)),
                        hop.mean()[c],
                        hop.scale()[c]);
                boolean stoodOut = event.from[c] != OpenEvent.NEVER;
                channels.get(c).see(seen, habits.channels.get(c), stoodOut, event.hasReachedTheLevel());
            }
        }
    }

    /** Forgets what was seen. */
    void startOver() {
        channels.clear();
    }

    /** Forgets what was seen of a channel. */
    void startOver(int c) {
        channels.set(c, new ChannelEvidence());
    }

    /**
     * How a channel deviates.
     *
     * @param scale of the channel's normalisation, input units
     * @return null where none of its values was seen
     */
    @Nullable
    Deviation of(int c, Expected expected, float scale) {
        return c < channels.size() && channels.get(c).isKnown()
                ? channels.get(c).deviation(expected.farSpread(c), scale)
                : null;
    }
}
