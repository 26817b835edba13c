package dev.heed.console.watch;

import dev.heed.console.alerts.AlertBook;
import dev.heed.console.feed.Beginning;
import dev.heed.console.feed.PastReader;
import dev.heed.console.feed.TopicFeed;
import dev.heed.console.feed.Topics;
import dev.heed.console.flow.DeadLetters;
import dev.heed.console.flow.FlowMeter;
import dev.heed.console.flow.Latency;
import dev.heed.console.history.History;
import dev.heed.console.web.Entrance;
import dev.heed.console.web.PastWindows;
import dev.heed.console.web.Pulse;
import dev.heed.console.web.Sources;
import dev.heed.console.web.WebServer;
import dev.heed.detect.DetectOptions;
import dev.heed.emit.OutputTopics;
import dev.heed.ingest.IngestOptions;
import dev.heed.wire.Encoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/** The page with all that is behind it. */
public final class LivePage implements AutoCloseable {
    private final FlowMeter flow;
    private final KafkaFeedback feedback;
    private final TopicFeed feed;
    private final WebServer server;

    private LivePage(FlowMeter flow, KafkaFeedback feedback, TopicFeed feed, WebServer server) {
        this.flow = flow;
        this.feedback = feedback;
        this.feed = feed;
        this.server = server;
    }

    /**
     * Opens the page.
     *
     * @param client properties of a Kafka client
     * @param options the job's, for its topics and its group
     * @param encoding of the topics, and of the verdicts that are written
     * @param beginning from where on the topics are read
     * @param bytes of memory for the steps
     */
    public static LivePage open(
            Properties client,
            Configuration options,
            Encoding encoding,
            Beginning beginning,
            long bytes,
            Entrance entrance) {
        Topics topics = new Topics(OutputTopics.of(options), feedbackTopic(options));
        History history = new History(bytes);
        FlowMeter flow = new FlowMeter(client, roles(options, topics), options.get(IngestOptions.GROUP));
        Sources sources = new Sources(
                history,
                new PastWindows(history, new PastReader(client, topics, encoding)),
                new AlertBook(),
                flow,
                new DeadLetters(),
                new Latency(),
                new Pulse());
        KafkaFeedback feedback = new KafkaFeedback(client, topics.feedback(), encoding);
        WebServer server;
        try {
            String version = LivePage.class.getPackage().getImplementationVersion();
            server = WebServer.start(entrance, sources, feedback, version == null ? "not packaged" : version);
        } catch (RuntimeException e) {
            flow.close();
            feedback.close();
            throw e;
        }
        return new LivePage(
                flow, feedback, TopicFeed.start(client, topics, encoding, beginning, new IntoSources(sources)), server);
    }

    /** The topic of verdicts: that which the job reads, else the usual one. */
    static String feedbackTopic(Configuration options) {
        return options.getOptional(DetectOptions.FEEDBACK_TOPIC).orElse("alert-feedback");
    }

    private static Map<String, String> roles(Configuration options, Topics topics) {
        Map<String, String> roles = new LinkedHashMap<>();
        List<String> inputs = options.get(IngestOptions.TOPICS);
        inputs.forEach(topic -> roles.put(topic, "in"));
        topics.outputs().all().forEach(topic -> roles.put(topic, "out"));
        return roles;
    }

    /** Where the page is. */
    public String address() {
        return server.address();
    }

    /** Ends when the page is closed; completes with a refusal when the topics cannot be read any more. */
    public CompletableFuture<@Nullable Void> ended() {
        return feed.ended();
    }

    @Override
    public void close() {
        server.close();
        feed.close();
        flow.close();
        feedback.close();
    }
}
