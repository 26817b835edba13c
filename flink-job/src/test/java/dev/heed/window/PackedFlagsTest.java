package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PackedFlagsTest {
    private static final byte[] FLAGS = {1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1};

    @Test
    void packsEightInAByteLowestFirst() {
        assertThat(PackedFlags.pack(FLAGS, 0)).containsExactly((byte) 0b1000_1101, (byte) 0b101);
        assertThat(PackedFlags.pack(FLAGS, 7)).containsExactly((byte) 0b1011);
        assertThat(PackedFlags.pack(FLAGS, FLAGS.length)).isEmpty();
    }

    @Test
    void unpacksWhatItPacked() {
        byte[] into = new byte[FLAGS.length + 1];
        PackedFlags.unpack(PackedFlags.pack(FLAGS, 0), FLAGS.length, into);
        assertThat(into).startsWith(FLAGS).endsWith((byte) 0);
    }

    @Test
    void packsFlagsThatAreAllSetWithoutHavingThem() {
        for (int count : new int[] {0, 1, 7, 8, 9, 16}) {
            byte[] flags = new byte[count];
            Arrays.fill(flags, (byte) 1);
            assertThat(PackedFlags.allOf(count)).isEqualTo(PackedFlags.pack(flags, 0));
            assertThat(PackedFlags.areAll(PackedFlags.allOf(count), count)).isTrue();
            if (count > 0) {
                flags[count / 2] = 0;
                assertThat(PackedFlags.areAll(PackedFlags.pack(flags, 0), count))
                        .isFalse();
            }
        }
    }
}
