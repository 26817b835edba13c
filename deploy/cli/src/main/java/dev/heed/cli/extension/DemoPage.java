package dev.heed.cli.extension;

import java.util.Properties;
import org.apache.flink.configuration.Configuration;

/** A page that shows a demo while it runs: another module registers one as a service of this type. */
public interface DemoPage {
    /**
     * Opens the page for this machine alone.
     *
     * @param client properties of a Kafka client
     * @param options the job's
     * @param port to listen on; 0 for any that is free
     */
    Open open(Properties client, Configuration options, int port);

    /** A page that is open. */
    interface Open extends AutoCloseable {
        /** Its address. */
        String address();

        @Override
        void close();
    }
}
