package dev.heed.ingest;

import dev.heed.ingest.mapping.Mappings;
import java.io.Serializable;

/**
 * What topics hold other than {@link dev.heed.schemas.SensorReading}s.
 *
 * @param feedback the topic of what people say; empty where there is none
 * @param mappings how records of other formats are readings, by topic
 */
public record ForeignTopics(String feedback, Mappings mappings) implements Serializable {}
