package dev.heed.registry;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set about a schema registry. */
public final class RegistryOptions {
    /** What becomes of a record whose schema is not known while the registry gives no answer. */
    public enum WhenAway {
        DEAD_LETTER,
        FAIL
    }

    public static final ConfigOption<String> URL = ConfigOptions.key("heed.schema-registry.url")
            .stringType()
            .noDefaultValue()
            .withDescription("Schema registry with Confluent's API, http[s]://host:port[/path][,…]. Records are then"
                    + " written in its format (00, the schema's number, Avro) and read in this and in Avro's single-object"
                    + " encoding. heed topics create registers the schemas.");

    public static final ConfigOption<String> CONFIG = ConfigOptions.key("heed.schema-registry.config")
            .stringType()
            .noDefaultValue()
            .withDescription("Properties file with what lets a client into the registry, in Confluent's words:"
                    + " basic.auth.user.info, bearer.auth.token, schema.registry.ssl.truststore.location, …");

    public static final ConfigOption<Duration> WAIT = ConfigOptions.key("heed.schema-registry.wait")
            .durationType()
            .defaultValue(Duration.ofSeconds(10))
            .withDescription("How long the start, or a record whose schema is not known yet, waits for a registry that"
                    + " gives no answer. After that it is tried every 5 s, without a wait, until it answers.");

    public static final ConfigOption<WhenAway> WHEN_AWAY = ConfigOptions.key("heed.schema-registry.when-away")
            .enumType(WhenAway.class)
            .defaultValue(WhenAway.DEAD_LETTER)
            .withDescription("What becomes of a record whose schema is not known when the wait is over: DEAD_LETTER"
                    + " (reason unknown-schema, its message says that the registry gave no answer) or FAIL (the job ends,"
                    + " and reads the record again when it is started anew). Known schemas need no registry.");

    private RegistryOptions() {}
}
