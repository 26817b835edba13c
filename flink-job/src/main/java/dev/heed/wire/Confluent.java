package dev.heed.wire;

import dev.heed.model.refusal.Refusal;
import dev.heed.registry.RegistryProblem;
import dev.heed.registry.RegistryProblem.Kind;
import dev.heed.registry.RegistrySettings;
import dev.heed.registry.SchemaRegistry;
import dev.heed.schemas.TrustedContracts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Confluent's wire format: a zero, the schema's number in a registry (four bytes, highest first), then the record. A reader takes
 * single objects as well. Records of a kind whose number was not looked up, since none of the topics holds it, are written
 * as single objects.
 *
 * @param settings of the registry
 * @param ids numbers of the schemas that are written
 */
public record Confluent(RegistrySettings settings, Map<Contract, Integer> ids) implements Encoding {
    static final int HEADER_BYTES = 5;

    /** For reading alone. */
    public static Confluent reading(RegistrySettings settings) {
        return new Confluent(settings, Map.of());
    }

    /**
     * Looks up the numbers of the schemas that topics hold, each under its topic's subject.
     *
     * @throws Refusal when the registry gives no answer, or does not know them all
     */
    public static Confluent lookUp(RegistrySettings settings, List<ContractTopic> topics) {
        SchemaRegistry registry = new SchemaRegistry(settings);
        Map<Contract, Integer> ids = new EnumMap<>(Contract.class);
        List<String> missing = new ArrayList<>();
        for (ContractTopic topic : topics) {
            try {
                ids.putIfAbsent(
                        topic.contract(),
                        registry.id(topic.subject(), topic.contract().schema()));
            } catch (RegistryProblem e) {
                if (e.kind() != Kind.UNKNOWN) {
                    throw Refusal.preflight(e.line()).causedBy(e);
                }
                missing.add(topic.subject());
            }
        }
        if (!missing.isEmpty()) {
            throw Refusal.preflight(settings + ": expected this version's schemas under the subjects of all topics,"
                    + " found none under " + missing + "; heed topics create --schema-registry "
                    + String.join(",", settings.urls()) + " registers them");
        }
        return new Confluent(settings, Map.copyOf(ids));
    }

    @Override
    public <T extends SpecificRecord> RecordWriter<T> writer(Class<T> type) {
        Integer id = ids.get(Contract.of(type));
        if (id == null) {
            return new SingleObject().writer(type);
        }
        TrustedContracts.register();
        SpecificData data = SpecificData.getForClass(type);
        Schema schema = data.getSchema(type);
        byte[] header = ByteBuffer.allocate(HEADER_BYTES).putInt(1, id).array();
        return new RecordWriter<>(header, new BlockWriter<>(schema, data));
    }

    @Override
    public <T extends SpecificRecord> RecordReader<T> reader(Class<T> type) {
        return new ConfluentReader<>(new SingleObject().reader(type), type, new SchemaLookUp(settings));
    }
}
