package dev.heed.console.watch;

import dev.heed.console.feed.Alert;
import dev.heed.console.feed.DeadLetter;
import dev.heed.console.feed.IssuedForecast;
import dev.heed.console.feed.Listener;
import dev.heed.console.feed.ScoredHop;
import dev.heed.console.feed.ValuedHop;
import dev.heed.console.feed.Verdict;
import dev.heed.console.web.Sources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what the feed tells where the page looks for it. */
record IntoSources(Sources sources) implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(IntoSources.class);

    @Override
    public void scored(ScoredHop hop) {
        sources.pulse().arrived();
        sources.history().take(hop);
        sources.latency().arrived(hop.steps().endMicros());
    }

    @Override
    public void valued(ValuedHop hop) {
        sources.history().take(hop);
    }

    @Override
    public void forecast(IssuedForecast forecast) {
        sources.history().take(forecast);
    }

    @Override
    public void alert(Alert alert) {
        sources.alerts().take(alert);
    }

    @Override
    public void verdict(Verdict verdict) {
        sources.alerts().take(verdict);
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        sources.deadLetters().take(letter);
    }

    @Override
    public void unreadable(String topic, String message) {
        sources.pulse().unreadable();
        LOG.info("topic {}: {}", topic, message);
    }
}
