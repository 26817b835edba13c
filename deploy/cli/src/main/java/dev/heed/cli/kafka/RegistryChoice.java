package dev.heed.cli.kafka;

import dev.heed.model.refusal.Refusal;
import dev.heed.registry.RegistryOptions;
import dev.heed.registry.RegistrySettings;
import dev.heed.wire.Confluent;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import dev.heed.wire.Json;
import dev.heed.wire.SingleObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the records of Heed's topics name their schema: a mixin of every command that reads or writes them. */
public final class RegistryChoice {
    @Option(
            names = "--schema-registry",
            paramLabel = "URL[,…]",
            description = "Schema registry with Confluent's API; records are then in its format. Avro's single-object"
                    + " encoding, the default, is read in any case.")
    private @Nullable String urls;

    @Option(
            names = "--schema-registry-config",
            paramLabel = "FILE",
            description =
                    "Properties for it, such as basic.auth.user.info and schema.registry.ssl.truststore.location.")
    private @Nullable Path config;

    /** Sets the job's options that say the same. */
    public void into(Configuration options) {
        if (urls != null) {
            options.set(RegistryOptions.URL, urls);
        }
        if (config != null) {
            options.set(RegistryOptions.CONFIG, config.toString());
        }
    }

    /**
     * The registry, where one is given.
     *
     * @throws Refusal when an option cannot be meant
     */
    public Optional<RegistrySettings> settings() {
        if (urls == null && config != null) {
            throw Refusal.usage("--schema-registry-config: expected with --schema-registry, found without");
        }
        if (urls != null && !RegistrySettings.areUrls(urls)) {
            throw Refusal.usage("--schema-registry: expected " + RegistrySettings.ADDRESSES + ", found '"
                    + withoutUser(urls) + "'");
        }
        Configuration options = new Configuration();
        into(options);
        return RegistrySettings.of(options);
    }

    private static String withoutUser(String urls) {
        return urls.replaceAll("//[^/@,]*@", "//…@");
    }

    /**
     * For what is written to topics, whose schemas are looked up now, and for whatever is read; JSON is read in any case.
     *
     * @throws Refusal when the registry does not answer, or does not know a schema
     */
    public Encoding encoding(ContractTopic... written) {
        return Json.besides(settings()
                .<Encoding>map(registry -> Confluent.lookUp(registry.patient(), List.of(written)))
                .orElseGet(SingleObject::new));
    }
}
