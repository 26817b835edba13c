package dev.heed.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedFloatsTest {
    private static final float[] CELLS = {1.5f, -0f, Float.NaN, Float.MIN_VALUE};

    @Test
    void unpacksWhatItPacked() {
        float[] into = new float[4];
        PackedFloats.unpack(PackedFloats.pack(CELLS, 1), into);
        assertThat(into).containsExactly(-0f, Float.NaN, Float.MIN_VALUE, 0);
        assertThat(PackedFloats.cells(PackedFloats.pack(CELLS, 1))).isEqualTo(3);
    }

    @Test
    void beginsWithZeros() {
        assertThat(PackedFloats.zeros(3)).isEqualTo(PackedFloats.pack(new float[3], 0));
    }
}
