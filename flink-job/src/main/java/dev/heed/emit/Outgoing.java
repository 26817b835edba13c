package dev.heed.emit;

import dev.heed.wire.RecordHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record to be written.
 *
 * @param topic where to
 * @param key its key
 * @param value its value
 * @param headers its headers
 */
public record Outgoing(String topic, byte @Nullable [] key, byte @Nullable [] value, List<RecordHeader> headers) {}
