package dev.heed.cli.input;

import java.io.Serializable;
import java.util.List;

/**
 * Of a file with one value a row.
 *
 * @param channel index of the column that names the value's channel
 * @param value index of the column with the value
 * @param names of the channels, in the order in which they appear
 */
record Narrow(int channel, int value, List<String> names) implements Serializable {
    Narrow {
        names = List.copyOf(names);
    }
}
