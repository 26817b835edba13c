package dev.heed.bench.variant;

import dev.heed.bench.load.ReadingFormat;
import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.SubjectAdmin;
import dev.heed.job.HeedJob;
import dev.heed.job.JobTopics;
import dev.heed.registry.RegistrySettings;
import dev.heed.wire.Confluent;
import org.apache.flink.configuration.Configuration;

/** The whole job as {@code attention}, its records in Confluent's format, in and out. Their ratio is what a registry costs. */
public final class RegistryVariant {
    public static final String NAME = "registry";

    private RegistryVariant() {}

    /** The variant with a registry that answers; each run has subjects of its own there. */
    public static Variant of(RegistryChoice choice, RegistrySettings registry) {
        return new Variant(
                NAME,
                true,
                Records.BLOCKS,
                (env, setting) -> {
                    Configuration options = new Configuration(setting.options());
                    choice.into(options);
                    new SubjectAdmin(registry).register(JobTopics.own(options));
                    HeedJob.define(env, options);
                },
                setting -> ReadingFormat.avro(Confluent.lookUp(registry, JobTopics.own(setting.options()))));
    }
}
