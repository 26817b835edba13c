package dev.heed.console.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordTextsTest {
    @Test
    void showsTextAsText() {
        assertThat(RecordTexts.text("{\"flow\": 12 m³/h}".getBytes(UTF_8))).isEqualTo("{\"flow\": 12 m³/h}");
    }

    @Test
    void showsOtherBytesInHexadecimal() {
        assertThat(RecordTexts.text(new byte[] {(byte) 0xC3, 1, 0, 127})).isEqualTo("c3 01 00 7f");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(RecordTexts.text("x".repeat(399).concat("³³").getBytes(UTF_8)))
                .isEqualTo("x".repeat(399) + " … (403 bytes)");
    }

    @Test
    void showsNothingOfNothing() {
        assertThat(RecordTexts.text(null)).isEmpty();
    }
}
