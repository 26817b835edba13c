package dev.heed.models;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.apache.flink.util.InstantiationUtil;

/** News of models between the stages as bytes: they are rare, and no serializer of Flink's knows a card. */
public final class Messages {
    private Messages() {}

    /** A message as bytes. */
    public static byte[] write(Serializable message) {
        try {
            return InstantiationUtil.serializeObject(message);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a message in memory", e);
        }
    }

    /** The message of bytes. */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return type.cast(InstantiationUtil.<Object>deserializeObject(bytes, Messages.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException("expected a " + type.getSimpleName() + " of this release", e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("expected a " + type.getSimpleName() + " of this release", e);
        }
    }
}
