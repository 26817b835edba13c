package dev.heed.sql.format;

import dev.heed.model.refusal.Refusal;
import dev.heed.registry.RegistryOptions;
import dev.heed.registry.RegistrySettings;
import dev.heed.wire.Confluent;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import dev.heed.wire.SingleObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.table.connector.format.DecodingFormat;
import org.apache.flink.table.connector.format.EncodingFormat;
import org.apache.flink.table.connector.sink.DynamicTableSink;
import org.apache.flink.table.connector.source.DynamicTableSource;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.factories.DeserializationFormatFactory;
import org.apache.flink.table.factories.DynamicTableFactory;
import org.apache.flink.table.factories.FactoryUtil;
import org.apache.flink.table.factories.SerializationFormatFactory;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;

/** {@code 'format' = 'heed-avro'}: records of the contracts, as single objects or, with a registry, in Confluent's wire format. */
public final class HeedAvroFormatFactory implements DeserializationFormatFactory, SerializationFormatFactory {
    /** The format's name. */
    public static final String NAME = "heed-avro";

    @Override
    public String factoryIdentifier() {
        return NAME;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(HeedAvroOptions.RECORD);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(HeedAvroOptions.REGISTRY_URL, HeedAvroOptions.REGISTRY_CONFIG, HeedAvroOptions.SKIP_UNREADABLE);
    }

    @Override
    public DecodingFormat<DeserializationSchema<RowData>> createDecodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        FactoryUtil.validateFactoryOptions(this, options);
        Contract contract = contract(options);
        Encoding encoding = registry(options).<Encoding>map(Confluent::reading).orElseGet(SingleObject::new);
        boolean skips = options.get(HeedAvroOptions.SKIP_UNREADABLE);
        return new DecodingFormat<>() {
            @Override
            public DeserializationSchema<RowData> createRuntimeDecoder(
                    DynamicTableSource.Context source, DataType type) {
                RowType row = (RowType) type.getLogicalType();
                ColumnCheck.readable(contract, row);
                return new HeedAvroReader(
                        ContractRows.of(contract, row), encoding, skips, source.createTypeInformation(type));
            }

            @Override
            public ChangelogMode getChangelogMode() {
                return ChangelogMode.insertOnly();
            }
        };
    }

    @Override
    public EncodingFormat<SerializationSchema<RowData>> createEncodingFormat(
            DynamicTableFactory.Context context, ReadableConfig options) {
        FactoryUtil.validateFactoryOptions(this, options);
        Contract contract = contract(options);
        if (contract.isOwn()) {
            throw new ValidationException("heed-avro, " + contract.record()
                    + ": expected a table that is only read, since Heed writes its topic, found INSERT INTO; what others"
                    + " write are SensorReading and AlertFeedback");
        }
        String topic = context.getCatalogTable().getOptions().getOrDefault("topic", "");
        return new EncodingFormat<>() {
            @Override
            public SerializationSchema<RowData> createRuntimeEncoder(DynamicTableSink.Context sink, DataType type) {
                RowType row = (RowType) type.getLogicalType();
                ColumnCheck.writable(contract, row);
                return new HeedAvroWriter(ContractRows.of(contract, row), writing(contract, topic, options));
            }

            @Override
            public ChangelogMode getChangelogMode() {
                return ChangelogMode.insertOnly();
            }
        };
    }

    private static Encoding writing(Contract contract, String topic, ReadableConfig options) {
        Optional<RegistrySettings> registry = registry(options);
        try {
            return registry.isPresent()
                    ? Confluent.lookUp(registry.get(), List.of(new ContractTopic(contract, topic)))
                    : new SingleObject();
        } catch (Refusal e) {
            throw new ValidationException("heed-avro: " + e.getMessage(), e);
        }
    }

    private static Contract contract(ReadableConfig options) {
        String record = options.get(HeedAvroOptions.RECORD);
        List<String> all =
                Arrays.stream(Contract.values()).map(Contract::record).toList();
        if (!all.contains(record)) {
            throw new ValidationException("'heed-avro.record': expected one of " + all + ", found '" + record + "'");
        }
        return Contract.values()[all.indexOf(record)];
    }

    private static Optional<RegistrySettings> registry(ReadableConfig options) {
        Configuration job = new Configuration();
        options.getOptional(HeedAvroOptions.REGISTRY_URL).ifPresent(url -> job.set(RegistryOptions.URL, url));
        options.getOptional(HeedAvroOptions.REGISTRY_CONFIG).ifPresent(file -> job.set(RegistryOptions.CONFIG, file));
        String url = options.getOptional(HeedAvroOptions.REGISTRY_URL).orElse("");
        if (!url.isEmpty() && !RegistrySettings.areUrls(url)) {
            throw new ValidationException("'heed-avro.schema-registry.url': expected " + RegistrySettings.ADDRESSES
                    + ", found '" + url + "'");
        }
        if (options.getOptional(HeedAvroOptions.REGISTRY_CONFIG).isPresent() && !hasKafkaClients()) {
            throw new ValidationException(
                    "'heed-avro.schema-registry.config': expected kafka-clients in Flink's lib, found"
                            + " none; heed-VERSION.tar.gz has it in its lib, and flink-sql-connector-kafka has it under other names");
        }
        try {
            return RegistrySettings.of(job);
        } catch (Refusal e) {
            throw new ValidationException("heed-avro: " + e.getMessage(), e);
        }
    }

    /** What lets into a registry is read by Kafka's classes: TLS, and what stands in the environment. */
    private static boolean hasKafkaClients() {
        try {
            Class.forName(
                    "org.apache.kafka.common.KafkaException", false, HeedAvroFormatFactory.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
