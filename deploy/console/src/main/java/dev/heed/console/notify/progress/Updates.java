package dev.heed.console.notify.progress;

import dev.heed.schemas.Severity;

/** Which newer figures of an open alert a destination is told. */
public enum Updates {
    NONE,
    /** Those that make it worse than it was told last, or name another channel that broke meanwhile. */
    SEVERITY,
    ALL;

    boolean tells(Severity told, Severity now) {
        return this == ALL || this == SEVERITY && now.compareTo(told) > 0;
    }
}
