package dev.heed.emit;

import dev.heed.wire.RecordHeader;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record to be written.
 *
 * @param topic where to
 * @param key its key
 * @param value its value
 * @param headers its headers
 */
@TypeInfo(OutgoingSerializer.Factory.class)
public record Outgoing(String topic, byte @Nullable [] key, byte @Nullable [] value, List<RecordHeader> headers) {}
