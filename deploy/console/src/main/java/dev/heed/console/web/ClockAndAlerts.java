package dev.heed.console.web;

import dev.heed.console.alerts.AlertBook;
import dev.heed.console.alerts.KnownAlert;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What every view sends: the time, and the alerts. */
final class ClockAndAlerts implements View {
    private static final int MOST_ALERTS = 500;
    private static final long CLOCK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Sources sources;
    private long alertsVersion = -1;
    private long toldNanos;
    private boolean told;

    ClockAndAlerts(Sources sources) {
        this.sources = sources;
    }

    @Override
    public void addTo(Events events, long nowNanos) {
        if (!told || nowNanos - toldNanos >= CLOCK_NANOS) {
            told = true;
            toldNanos = nowNanos;
            events.add("clock", json -> {
                json.writeStartObject();
                long newest = sources.history().newestMicros();
                if (newest == Long.MIN_VALUE) {
                    json.writeNullField("newest");
                } else {
                    json.writeNumberField("newest", newest / 1_000);
                }
                json.writeNumberField("wall", System.currentTimeMillis());
                json.writeNumberField("behind", sources.pulse().behindMillis());
                json.writeEndObject();
            });
        }
        AlertBook book = sources.alerts();
        long version = book.version();
        if (version != alertsVersion) {
            boolean whole = alertsVersion < 0;
            List<KnownAlert> changed = book.since(alertsVersion, MOST_ALERTS);
            alertsVersion = version;
            events.add("alerts", json -> {
                json.writeStartObject();
                json.writeBooleanField("whole", whole);
                json.writeFieldName("alerts");
                Json.MAPPER.writeValue(json, changed);
                json.writeEndObject();
            });
        }
    }
}
