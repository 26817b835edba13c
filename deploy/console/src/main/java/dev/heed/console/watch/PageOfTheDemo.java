package dev.heed.console.watch;

import com.google.auto.service.AutoService;
import dev.heed.cli.extension.DemoPage;
import dev.heed.console.feed.Beginning;
import dev.heed.console.web.Entrance;
import dev.heed.wire.SingleObject;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;

/** The live page beside a demo: all from its beginning, verdicts taken. */
@AutoService(DemoPage.class)
public final class PageOfTheDemo implements DemoPage {
    private static final long BYTES = 96L << 20;

    @Override
    public Open open(Properties client, Configuration options, int port) {
        LivePage page = LivePage.open(
                client, options, new SingleObject(), new Beginning(null), BYTES, Entrance.ofThisMachine(port, true));
        return new Open() {
            @Override
            public String address() {
                return page.address();
            }

            @Override
            public void close() {
                page.close();
            }
        };
    }
}
