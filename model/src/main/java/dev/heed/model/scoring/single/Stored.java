package dev.heed.model.scoring.single;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A part of what is remembered of a channel. Mutable, owned by one thread. */
interface Stored {
    void write(DataOutput out) throws IOException;

    /** Takes over what a part with the same constants wrote. */
    void read(DataInput in) throws IOException;
}
