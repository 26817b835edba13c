package dev.heed.console.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.heed.console.alerts.AlertBook;
import dev.heed.console.alerts.KnownAlert;
import dev.heed.console.history.EntityHistory;
import dev.heed.console.history.EntityHistory.Glance;
import dev.heed.console.history.EntityHistory.StripPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A tile for each entity. */
final class OverviewView implements View {
    private static final int COLUMNS = 60;
    private static final int NEWEST_COLUMNS = 2;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SILENT_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int SILENT_HOPS = 10;

    private final Sources sources;
    private final Map<String, Seen> seen = new HashMap<>();
    private boolean told;
    private long toldNanos;

    OverviewView(Sources sources) {
        this.sources = sources;
    }

    /** What was sent of an entity last. */
    private record Seen(EntityHistory history, long version, State state) {}

    /** How an entity is. */
    private record State(
            String name,
            @Nullable String severity,
            long since,
            @Nullable String cause,
            @Nullable String alert) {}

    /** A tile to send. */
    private record Tile(EntityHistory history, Glance glance, State state, boolean whole) {}

    @Override
    public void addTo(Events events, long nowNanos) {
        if (told && nowNanos - toldNanos < LOOK_NANOS) {
            return;
        }
        boolean whole = !told;
        told = true;
        toldNanos = nowNanos;
        List<Tile> tiles = new ArrayList<>();
        for (EntityHistory history : sources.history().all()) {
            long version = history.version();
            Seen before = seen.get(history.entity());
            Glance glance = history.glance();
            State state = state(history.entity(), glance);
            if (before == null
                    || before.history() != history
                    || before.version() != version
                    || !before.state().equals(state)) {
                tiles.add(new Tile(history, glance, state, before == null || before.history() != history));
                seen.put(history.entity(), new Seen(history, version, state));
            }
        }
        if (whole || !tiles.isEmpty()) {
            events.add("tiles", json -> write(json, whole, tiles));
        }
    }

    private State state(String entity, Glance glance) {
        AlertBook book = sources.alerts();
        KnownAlert alert = book.openOf(entity).orElse(null);
        if (alert != null) {
            String cause = alert.latest().causes().isEmpty()
                    ? null
                    : alert.latest().causes().get(0).channel();
            return new State(
                    "alert",
                    alert.latest().severity(),
                    alert.latest().started(),
                    cause,
                    alert.latest().id());
        }
        long silentAfter = Math.max(SILENT_MICROS, SILENT_HOPS * glance.hopMicros());
        if (sources.history().newestMicros() - glance.newestMicros() > silentAfter) {
            return new State("silent", null, glance.newestMicros() / 1_000, null, null);
        }
        if (glance.learning().isWarmingUp()) {
            return new State("warming", null, glance.firstMicros() / 1_000, null, null);
        }
        long since = Math.max(glance.firstMicros() / 1_000, book.closedOf(entity));
        return new State("quiet", null, since, null, null);
    }

    private static void write(JsonGenerator json, boolean whole, List<Tile> tiles) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("whole", whole);
        json.writeNumberField("columns", COLUMNS);
        json.writeArrayFieldStart("tiles");
        for (Tile tile : tiles) {
            write(json, tile);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Tile tile) throws IOException {
        Glance glance = tile.glance();
        State state = tile.state();
        json.writeStartObject();
        json.writeStringField("entity", tile.history().entity());
        json.writeStringField("state", state.name());
        json.writeStringField("severity", state.severity());
        json.writeNumberField("since", state.since());
        json.writeNumberField("newest", glance.newestMicros() / 1_000);
        json.writeNumberField("learned", glance.learning().learned());
        json.writeNumberField("warmUp", glance.learning().needed());
        int left = glance.learning().needed() - glance.learning().learned();
        json.writeNumberField(
                "remaining", Math.round(left * tile.history().shape().periodMicros() / 1_000));
        json.writeStringField("cause", state.cause());
        json.writeStringField("alert", state.alert());
        json.writeFieldName("ratio");
        Json.number(json, glance.ratio());
        StripPart strip = tile.history().strip(tile.whole() ? COLUMNS : NEWEST_COLUMNS);
        json.writeNumberField("width", Math.round(glance.stripMicros() / 1_000));
        json.writeNumberField("first", strip.first());
        Json.numbers(json, "strip", strip.ratios());
        json.writeEndObject();
    }
}
