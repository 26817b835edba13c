package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FlagsTest {
    private static final byte[] FLAGS = {1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 1};

    @Test
    void packsEightInAByteLowestFirst() {
        assertThat(Flags.pack(FLAGS, 0)).containsExactly((byte) 0b1000_1101, (byte) 0b101);
        assertThat(Flags.pack(FLAGS, 7)).containsExactly((byte) 0b1011);
        assertThat(Flags.pack(FLAGS, FLAGS.length)).isEmpty();
    }

    @Test
    void unpacksWhatItPacked() {
        byte[] into = new byte[FLAGS.length + 1];
        Flags.unpack(Flags.pack(FLAGS, 0), FLAGS.length, into);
        assertThat(into).startsWith(FLAGS).endsWith((byte) 0);
    }

    @Test
    void packsFlagsThatAreAllSetWithoutHavingThem() {
        for (int count : new int[] {0, 1, 7, 8, 9, 16}) {
            byte[] flags = new byte[count];
            Arrays.fill(flags, (byte) 1);
            assertThat(Flags.allOf(count)).isEqualTo(Flags.pack(flags, 0));
            assertThat(Flags.areAll(Flags.allOf(count), count)).isTrue();
            if (count > 0) {
                flags[count / 2] = 0;
                assertThat(Flags.areAll(Flags.pack(flags, 0), count)).isFalse();
            }
        }
    }
}
