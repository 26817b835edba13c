package dev.heed.models;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** Whether a change makes sense beside those that hold. */
record ChangeCheck(Schedule schedule, Duration maxAhead) {
    @Nullable
    Refused problem(ModelChange change, @Nullable ServedModel brought) {
        Refused own = ownProblem(change, brought);
        if (own != null || change.mode() == ModelChange.Mode.PUBLISH) {
            return own;
        }
        Epoch then = schedule.at(change.fromMicros());
        NameState state = then.state(change.model().name());
        String name = change.model().name();
        boolean isKnown = then.knows(name) || brought != null;
        if (!isKnown) {
            return new Refused(
                    "unknown-name",
                    "expected the name of a model that the job has, one of "
                            + then.names().keySet() + ", found '" + name + "'; activate a version of it first");
        }
        return switch (change.mode()) {
            case ACTIVATE -> {
                Refused channels = channels(state, brought);
                yield channels != null ? channels : activation(change);
            }
            case SHADOW -> beside(state, change, brought, true);
            case CANARY -> {
                Refused channels = channels(state, brought);
                yield channels != null ? channels : beside(state, change, brought, false);
            }
            case ROLLBACK -> rollback(state, name);
            case RETIRE -> retirement(state, change);
            case ASSIGN, PUBLISH -> null;
        };
    }

    private @Nullable Refused ownProblem(ModelChange change, @Nullable ServedModel brought) {
        if (change.mode() == ModelChange.Mode.CANARY && !(change.share() > 0 && change.share() <= 1)) {
            return new Refused("share", "expected a canary's share of the entities in (0, 1], found " + change.share());
        }
        long ahead = change.effectiveMicros() - change.issuedMicros();
        if (change.issuedMicros() > 0 && ahead > maxAhead.toMillis() * 1000) {
            return new Refused(
                    "effective",
                    "expected an update that takes effect at most " + TimeUtils.formatWithHighestUnit(maxAhead)
                            + " after it was issued"
                            + " (heed.models.max-ahead), found " + time(change.effectiveMicros()) + ", issued "
                            + time(change.issuedMicros()));
        }
        ModelTag model = change.model();
        if (brought != null && !brought.card().name().equals(model.name())) {
            return new Refused(
                    "name",
                    "expected a model of the name '" + model.name() + "', found '"
                            + brought.card().name() + "' on the card at " + model.place());
        }
        if (brought != null && !brought.card().version().equals(model.version())) {
            return new Refused(
                    "version",
                    "expected version '" + model.version() + "' of " + model.name() + ", found '"
                            + brought.card().version() + "' on the card at " + model.place());
        }
        return null;
    }

    /** A version none of whose channels the entities send would leave them without a model. */
    private static @Nullable Refused channels(NameState state, @Nullable ServedModel brought) {
        ServedModel active = state.active();
        return active == null
                        || brought == null
                        || !Collections.disjoint(
                                active.card().channels(), brought.card().channels())
                ? null
                : new Refused(
                        "channels",
                        "expected channels that the entities of " + active.tag().name()
                                + " send, such as those of version "
                                + active.tag().version() + " " + active.card().channels() + ", found "
                                + brought.card().channels() + "; publish it under a name of its own");
    }

    private @Nullable Refused activation(ModelChange change) {
        return schedule.changes().stream()
                .filter(other -> other.mode() == ModelChange.Mode.ACTIVATE
                        && other.model().name().equals(change.model().name())
                        && other.effectiveMicros() == change.effectiveMicros()
                        && !other.model().digest().equals(change.model().digest()))
                .findFirst()
                .map(other -> new Refused(
                        "same-time",
                        "expected one activation of " + change.model().name() + " at "
                                + time(change.effectiveMicros()) + ", found that "
                                + other.model().label() + " is activated then; choose another time"))
                .orElse(null);
    }

    private static @Nullable Refused beside(
            NameState state, ModelChange change, @Nullable ServedModel brought, boolean sharesWindows) {
        ServedModel active = state.active();
        if (active == null) {
            return new Refused(
                    "nothing-active",
                    "expected an active version of " + change.model().name() + " at " + time(change.effectiveMicros())
                            + ", found none; activate one first");
        }
        if (sharesWindows && brought != null && !brought.series().equals(active.series())) {
            return new Refused(
                    "shape",
                    "expected a shadow that sees the windows of " + active.tag().label() + " (channels "
                            + active.card().channels() + ", period "
                            + active.card().period() + ", hop " + active.hop()
                            + "), found channels " + brought.card().channels() + ", period "
                            + brought.card().period() + ", hop " + brought.hop()
                            + "; try it as a canary, or in a job of its own");
        }
        return null;
    }

    private static @Nullable Refused rollback(NameState state, String name) {
        return state.afterRollback() != null
                ? null
                : new Refused(
                        "nothing-before",
                        "expected a version of " + name + " that was active before, or a canary, found none;"
                                + " activate the version that is meant");
    }

    private static @Nullable Refused retirement(NameState state, ModelChange change) {
        String version = change.model().version();
        return version.isEmpty() || state.has(version)
                ? null
                : new Refused(
                        "unknown-version",
                        "expected a version of " + change.model().name() + " that does anything, one of "
                                + state.all()
                                        .map(one -> one.tag().version())
                                        .distinct()
                                        .toList() + ", found '"
                                + version + "'");
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
