package dev.heed.sql.format;

import dev.heed.wire.Contract;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What can be set of the format, each behind {@code heed-avro.} in a table's options. */
public final class HeedAvroOptions {
    public static final ConfigOption<String> RECORD = ConfigOptions.key("record")
            .stringType()
            .noDefaultValue()
            .withDescription("Of which contract the topic's records are: "
                    + Arrays.stream(Contract.values()).map(Contract::record).collect(Collectors.joining(", ")) + ".");

    public static final ConfigOption<String> REGISTRY_URL = ConfigOptions.key("schema-registry.url")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "A schema registry: records are in Confluent's wire format; single objects are read as well.");

    public static final ConfigOption<String> REGISTRY_CONFIG = ConfigOptions.key("schema-registry.config")
            .stringType()
            .noDefaultValue()
            .withDescription("A properties file with what lets in there, as heed.schema-registry.config of the job.");

    public static final ConfigOption<Boolean> SKIP_UNREADABLE = ConfigOptions.key("skip-unreadable")
            .booleanType()
            .defaultValue(false)
            .withDescription("Whether records that cannot be read are left out and counted; else the query fails.");

    private HeedAvroOptions() {}
}
