package dev.heed.console.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Makes dead letters readable. */
final class RecordTexts {
    private static final int MOST_BYTES = 400;

    private RecordTexts() {}

    static DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> record) {
        return new DeadLetter(
                record.timestamp(),
                header(record, "reason"),
                header(record, "message"),
                header(record, "stage"),
                header(record, "topic"),
                header(record, "partition"),
                header(record, "offset"),
                text(record.key()),
                text(record.value()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader("heed.error." + name);
        return header == null ? "" : text(header.value());
    }

    /** The bytes as text where they are some, else in hexadecimal; the first {@value #MOST_BYTES} of them. */
    static String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return "";
        }
        byte[] begin = bytes.length > MOST_BYTES ? Arrays.copyOf(bytes, MOST_BYTES) : bytes;
        String text = decoded(begin);
        return bytes.length > MOST_BYTES ? text + " … (%,d bytes)".formatted(bytes.length) : text;
    }

    private static String decoded(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, wholeCharacters(bytes)))
                    .toString();
            if (text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // bytes that are no text are shown as what they are
        }
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    /** Bytes up to the last character that is whole. */
    private static int wholeCharacters(byte[] bytes) {
        int end = bytes.length;
        int last = end - 1;
        while (last >= 0 && last >= end - 3 && (bytes[last] & 0xC0) == 0x80) {
            last--;
        }
        if (last < 0 || (bytes[last] & 0x80) == 0) {
            return end;
        }
        int length = (bytes[last] & 0xE0) == 0xC0 ? 2 : (bytes[last] & 0xF0) == 0xE0 ? 3 : 4;
        return end - last < length ? last : end;
    }
}
