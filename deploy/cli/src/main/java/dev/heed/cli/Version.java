package dev.heed.cli;

import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The versions that a report of a problem needs. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        @Nullable String own = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "heed " + (own == null ? "(not packaged)" : own),
            "Flink " + EnvironmentInformation.getVersion() + ", Kafka " + AppInfoParser.getVersion() + ", Java "
                    + Runtime.version()
        };
    }
}
