package dev.heed.console.web;

import dev.heed.model.refusal.Refusal;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page's server. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int THREADS = 24;
    /** After so long without a byte a connection is closed: nothing holds a thread for longer. */
    private static final long IDLE_MILLIS = 10_000;

    private static final int MOST_TABS = 1_000;
    private static final int MOST_COLUMNS = 4_000;
    private static final int MOST_BODY = 16_384;
    /** Bytes that wait in the system for a slow tab. */
    private static final int SEND_BUFFER = 128 << 10;
    /** Attribute of a request whose error was told. */
    private static final String TOLD = "told";

    private final Entrance entrance;
    private final Sources sources;
    private final String version;
    private final Gatekeeper gatekeeper;
    private final PageFiles files = new PageFiles();
    private final Answers answers;
    private final Seats past = new Seats(2, 8);
    private final Seats verdicts = new Seats(4, 0);
    private final FeedbackAnswer feedback;
    private final Tabs tabs = new Tabs(MOST_TABS);
    private final ExecutorService readers = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "page-past");
        thread.setDaemon(true);
        return thread;
    });
    private final Javalin javalin;

    private WebServer(Entrance entrance, Sources sources, @Nullable FeedbackWriter writer, String version) {
        this.entrance = entrance;
        this.sources = sources;
        this.version = version;
        this.gatekeeper = new Gatekeeper(entrance);
        this.answers = new Answers(sources);
        this.feedback = new FeedbackAnswer(sources, entrance.feedback() ? writer : null, gatekeeper.csrf());
        this.javalin = Javalin.create(this::configure);
    }

    /**
     * Starts to listen.
     *
     * @param writer takes verdicts, where the entrance allows them
     * @param version of Heed, to be shown
     * @throws Refusal when the address is taken
     */
    public static WebServer start(Entrance entrance, Sources sources, @Nullable FeedbackWriter writer, String version) {
        WebServer server = new WebServer(entrance, sources, writer, version);
        try {
            server.javalin.start();
        } catch (JavalinBindException e) {
            server.close();
            throw entrance.taken(e);
        }
        return server;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MOST_BODY;
        config.http.prefer405over404 = true;
        config.jetty.threadPool = new QueuedThreadPool(THREADS, 2);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(entrance.host());
            connector.setPort(entrance.port());
            connector.setAcceptedSendBufferSize(SEND_BUFFER);
            connector.setIdleTimeout(IDLE_MILLIS);
            return connector;
        });
        RoutesConfig routes = config.routes;
        routes.before(gatekeeper::admit);
        routes.get("/api/session", this::session);
        routes.get("/api/stream", this::stream);
        routes.get("/api/window", request -> past.take(() -> answers.window(request)));
        routes.get("/api/moment", request -> past.take(() -> answers.moment(request)));
        routes.get("/api/blame", request -> past.take(() -> answers.blame(request)));
        routes.get("/api/alert", answers::alert);
        routes.post("/api/feedback", request -> verdicts.take(() -> feedback.take(request)));
        routes.get("/", this::index);
        routes.get("/page/{name}", this::file);
        routes.get("/lib/{name}", this::file);
        routes.exception(NotLetIn.class, (e, request) -> {
            request.status(e.status());
            if (request.path().equals("/")) {
                request.attribute(TOLD, true);
                request.contentType("text/plain; charset=utf-8"); // a person reads it
                request.result("Heed: " + e.getMessage() + "\n");
            } else {
                error(request, String.valueOf(e.getMessage()));
            }
        });
        routes.exception(Exception.class, (e, request) -> {
            LOG.warn("the page: {} {}: {}", request.method(), request.path(), e.toString(), e);
            request.status(HttpStatus.INTERNAL_SERVER_ERROR);
            error(request, "the server failed; its log says why");
        });
        routes.error(HttpStatus.NOT_FOUND, request -> {
            if (request.attribute(TOLD) == null) {
                error(request, "expected a path of the page, found another");
            }
        });
    }

    private static void error(Context request, String line) {
        request.attribute(TOLD, true);
        Answers.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField("error", line);
            json.writeEndObject();
        });
    }

    private void session(Context request) {
        Answers.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField("version", version);
            json.writeStringField("csrf", gatekeeper.csrf());
            json.writeBooleanField("feedback", entrance.feedback());
            json.writeStringField("user", request.attribute("user"));
            json.writeEndObject();
        });
    }

    private void index(Context request) {
        if (request.queryParam("token") != null) {
            request.redirect("/"); // so that the token is in no history and no link
            return;
        }
        file(request);
    }

    private void file(Context request) {
        PageFiles.PageFile file = files.find(request.path())
                .orElseThrow(
                        () -> new NotLetIn(HttpStatus.NOT_FOUND, "expected a file of the page, found another path"));
        request.header("Cache-Control", "no-cache");
        request.header("ETag", file.tag());
        if (file.tag().equals(request.header("If-None-Match"))) {
            request.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        request.contentType(file.type());
        request.result(file.bytes());
    }

    private void stream(Context request) {
        if (tabs.isFull()) {
            throw new NotLetIn(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "expected %d open tabs at most, found more; close some".formatted(MOST_TABS));
        }
        View view = view(request);
        request.res().setContentType("text/event-stream;charset=utf-8");
        request.res().setHeader("Cache-Control", "no-store");
        request.res().setHeader("X-Accel-Buffering", "no");
        request.future(() -> {
            Tab tab = Tab.begin(request.req().getAsyncContext(), List.of(new ClockAndAlerts(sources), view));
            tabs.add(tab);
            return tab.ended();
        });
    }

    private View view(Context request) {
        String name = String.valueOf(request.queryParam("view"));
        return switch (name) {
            case "overview" -> new OverviewView(sources);
            case "flow" -> new FlowView(sources, tabs::dropped);
            case "alerts" -> (events, now) -> {};
            case "machine" -> machine(request);
            default ->
                throw new NotLetIn(
                        HttpStatus.BAD_REQUEST,
                        "view: expected overview, machine, alerts or flow, found '" + name + "'");
        };
    }

    private View machine(Context request) {
        int columns = Answers.number(request, "columns", 1, MOST_COLUMNS);
        if (request.queryParam("from") != null) {
            Span span = Span.of(request);
            return new PastView(sources, readers, span.entity(), span.from(), span.to(), columns);
        }
        long span = Math.max(1, Math.min(366L * 24 * 3_600_000, Span.time(request, "span")));
        return new MachineView(sources, Span.entity(request), span * 1_000, columns);
    }

    /** Where the page is, without the token. */
    public String address() {
        String host = entrance.host().contains(":") ? "[" + entrance.host() + "]" : entrance.host();
        ServerConnector connector =
                (ServerConnector) javalin.jettyServer().server().getConnectors()[0];
        return "http://%s:%d/".formatted(host.equals("0.0.0.0") ? "localhost" : host, connector.getLocalPort());
    }

    @Override
    public void close() {
        tabs.close();
        readers.shutdownNow();
        javalin.stop();
    }
}
