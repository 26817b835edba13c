package dev.heed.cli.models;

import dev.heed.schemas.ModelChange;
import dev.heed.schemas.ModelStatus;
import dev.heed.schemas.ModelUpdate;
import dev.heed.schemas.UpdateMode;
import dev.heed.schemas.UpdateState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change of a model's name and what jobs said of it. For one thread. */
final class KnownChange {
    private final ModelChange change;
    /** Where its own record stands; -1 where only later ones tell of it. */
    private final int partition;

    private final long offset;
    private final List<ModelStatus> states = new ArrayList<>();

    KnownChange(ModelChange change, int partition, long offset) {
        this.change = change;
        this.partition = partition;
        this.offset = offset;
    }

    /** What an update says, without what came before it. */
    static ModelChange of(ModelUpdate update) {
        return new ModelChange(
                update.getVersion(),
                update.getUri(),
                update.getDigest(),
                update.getEffective(),
                update.getMode(),
                update.getShare(),
                update.getEntities(),
                update.getIssued());
    }

    ModelChange change() {
        return change;
    }

    UpdateMode mode() {
        return change.getMode();
    }

    /** Whether a state is one of this change: by its record's place, or where compaction took that, by when it was issued. */
    boolean isMeant(ModelStatus status) {
        boolean isPlace = offset >= 0 && status.getPartition() == partition && status.getOffset() == offset;
        return isPlace
                || offset < 0
                        && status.getMode() == change.getMode()
                        && status.getIssued().equals(change.getIssued());
    }

    void add(ModelStatus status) {
        states.add(status);
    }

    /**
     * How far it came; null where nothing was said. A job's parts write their states side by side: LOADED may stand behind ACTIVE.
     */
    @Nullable
    ModelStatus latest() {
        ModelStatus latest = null;
        for (ModelStatus status : states) {
            if (latest == null || rank(status) >= rank(latest)) {
                latest = status;
            }
        }
        return latest;
    }

    private static int rank(ModelStatus status) {
        return switch (status.getState()) {
            case SEEN -> 0;
            case LOADED -> 1;
            case ACTIVE, REFUSED -> 2;
        };
    }

    private boolean is(UpdateState state) {
        ModelStatus latest = latest();
        return latest != null && latest.getState() == state;
    }

    boolean isRefused() {
        return is(UpdateState.REFUSED);
    }

    /** Whether it holds, or has held: nothing more is to come of it. */
    boolean isDone() {
        return is(UpdateState.ACTIVE) || mode() == UpdateMode.PUBLISH && is(UpdateState.LOADED);
    }
}
