package dev.heed.sql.function;

import org.jspecify.annotations.Nullable;

/** What Flink keeps of a machine: the bytes of the stages' own codecs. Public with public fields, as Flink wants its structured types. */
public final class MachineState {
    /** Hash of what the bytes depend on: those of a model with other channels would be read as something else. */
    public int layout;

    /** Its name: timers do not tell. */
    public String machine = "";

    /** Of the window stage; null while nothing of the machine is worth keeping. */
    @SuppressWarnings("MutableArrayField")
    public byte @Nullable [] window;

    /** Of the detect stage. */
    @SuppressWarnings("MutableArrayField")
    public byte @Nullable [] detection;

    /** The watermark from which on the detect stage's bytes would not be used again, ms. */
    public long forgotten = Long.MAX_VALUE;

    /** The watermark at which to look at the machine again, ms; {@link Long#MAX_VALUE} for never. */
    public long timer = Long.MAX_VALUE;
}
