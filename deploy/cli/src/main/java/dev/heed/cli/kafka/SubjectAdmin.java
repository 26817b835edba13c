package dev.heed.cli.kafka;

import dev.heed.model.refusal.Refusal;
import dev.heed.registry.RegistryProblem;
import dev.heed.registry.RegistrySettings;
import dev.heed.registry.SchemaRegistry;
import dev.heed.wire.ContractTopic;
import java.util.ArrayList;
import java.util.List;

/** Registers the schemas of topics. */
public final class SubjectAdmin {
    private final SchemaRegistry registry;

    public SubjectAdmin(RegistrySettings settings) {
        this.registry = new SchemaRegistry(settings);
    }

    /**
     * A subject.
     *
     * @param name it is called
     * @param id number of this version's schema
     * @param versions before; 0 where it is new
     * @param isNew whether the schema was not there
     */
    public record Subject(String name, int id, int versions, boolean isNew) {}

    /**
     * Registers each topic's schema unless it is there, and holds its subject to full compatibility.
     *
     * @throws Refusal when the registry does not answer or does not take one; those before it stay
     */
    public List<Subject> register(List<ContractTopic> topics) {
        List<Subject> subjects = new ArrayList<>();
        for (ContractTopic topic : topics) {
            try {
                int before = registry.versions(topic.subject());
                int id = registry.register(topic.subject(), topic.contract().schema());
                subjects.add(new Subject(topic.subject(), id, before, registry.versions(topic.subject()) > before));
            } catch (RegistryProblem e) {
                throw Refusal.preflight(e.line() + ", for the subject " + topic.subject())
                        .causedBy(e);
            }
        }
        return subjects;
    }
}
