package dev.heed.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VarintsTest {
    private final DataOutputSerializer out = new DataOutputSerializer(16);

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, -1, 63, 64, -64, -65, 127, 128, 1 << 31, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
    void readsWhatItWrote(long value) throws IOException {
        Varints.writeUnsigned(value, out);
        Varints.writeSigned(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(Varints.readUnsigned(in)).isEqualTo(value);
        assertThat(Varints.readSigned(in)).isEqualTo(value);
        assertThat(in.available()).isZero();
    }

    @Test
    void writesSmallNumbersInAByte() throws IOException {
        Varints.writeUnsigned(127, out);
        Varints.writeSigned(-64, out);
        Varints.writeSigned(63, out);
        Varints.writeLength(-1, out);
        assertThat(out.length()).isEqualTo(4);
    }

    @Test
    void refusesBytesThatAreNoNumber() {
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) -1);
        assertThatThrownBy(() -> Varints.readUnsigned(new DataInputDeserializer(endless)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ten bytes");
    }
}
