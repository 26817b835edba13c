package dev.heed.console.load;

import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.cli.rig.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Measures how soon a reading's record is seen as a pixel, what the page's server and its memory take, and the browser's frames a
 * second: 200 machines of 8 channels, 10 steps a second, at least once. Prints a table.
 */
public final class PageTable {
    private static final int MACHINES = 200;
    /** As the launcher starts it. */
    private static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-Xmx256m", "-Xss512k", "-XX:TieredStopAtLevel=1");

    private static final int WARM_UP_SECONDS = 30;
    private static final List<String> TOPICS =
            List.of("sensor-readings", "weighted-features", "saliency", "forecasts", "saliency-alerts", "dead-letters");

    /** Notes when each new step was drawn, and counts frames. */
    private static final String WATCH_FRAMES = """
            window.seen = []; window.frames = 0; let last = 0;
            document.addEventListener('heed-drawn', (e) => {
              if (e.detail > last) { window.seen.push([last, e.detail, Date.now()]); last = e.detail; }
            });
            const count = () => { window.frames++; requestAnimationFrame(count); };
            requestAnimationFrame(count); window.began = performance.now();
            """;

    private PageTable() {}

    /** Measures for so many seconds as the first argument says, 60 by default. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        Path directory = Files.createTempDirectory("heed-page-");
        Machines.writeRows(directory.resolve("rows.csv"));
        String model = directory.resolve("model").toString();
        HeedProcess.start(
                        directory,
                        List.of("-Xmx2g"),
                        "train",
                        "--input",
                        directory.resolve("rows.csv").toString(),
                        "--output",
                        model,
                        "--hop",
                        "1")
                .await();
        try (BrokerProcess broker = BrokerProcess.start(directory)) {
            String server = broker.bootstrapServers();
            Properties client = new Properties();
            client.put("bootstrap.servers", server);
            try (TopicAdmin topics = new TopicAdmin(client)) {
                topics.create(2, TOPICS);
            }
            try (HeedProcess job = HeedProcess.start(
                            directory,
                            List.of("-Xmx2g"),
                            "run",
                            "--bootstrap-server",
                            server,
                            "--model",
                            model,
                            "-Dheed.emit.delivery=at-least-once",
                            "-Dheed.ingest.max-lateness=0 ms");
                    HeedProcess page =
                            HeedProcess.start(directory, SMALL, "watch", "--bootstrap-server", server, "--port", "0");
                    Machines machines = new Machines(MACHINES, server)) {
                job.await("The job runs");
                page.await("The page is at");
                measure(page, address(page), seconds);
            }
        }
    }

    private static String address(HeedProcess page) throws IOException {
        Matcher found = Pattern.compile("http://[^;\\s]+").matcher(page.said());
        if (!found.find()) {
            throw new IllegalStateException("expected the page's address, found: " + page.said());
        }
        return found.group();
    }

    private static void measure(HeedProcess page, String address, int seconds)
            throws IOException, InterruptedException {
        ChromeDriver driver = browser();
        try {
            driver.get(address + "#/machine/machine-000");
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            double before = page.processorSeconds();
            ((JavascriptExecutor) driver).executeScript(WATCH_FRAMES);
            TimeUnit.SECONDS.sleep(seconds);
            double cores = (page.processorSeconds() - before) / seconds;
            Number frames = (Number) ((JavascriptExecutor) driver)
                    .executeScript("return 1000 * window.frames / (performance.now() - window.began)");
            List<?> seen = (List<?>) ((JavascriptExecutor) driver).executeScript("return window.seen");
            Histogram millis = latencies(seen == null ? List.of() : seen);
            System.out.printf(
                    "| %d machines × 8 channels × 10 steps/s | from a reading's record to its pixel, p50 · p99 · most | %d · %d · %d ms (%,d steps) |%n",
                    MACHINES,
                    millis.getValueAtPercentile(50),
                    millis.getValueAtPercentile(99),
                    millis.getMaxValue(),
                    millis.getTotalCount());
            System.out.printf(
                    "| | the page's server | %.0f %% of a core, %d MB |%n", 100 * cores, page.residentMegabytes());
            System.out.printf(
                    "| | frames a second in the browser | %.0f |%n", frames == null ? 0 : frames.doubleValue());
        } finally {
            driver.quit();
        }
    }

    /** A step's first pixel is in the first drawing that reaches beyond its start. */
    private static Histogram latencies(List<?> seen) {
        Histogram millis = new Histogram(3);
        for (Object one : seen.subList(Math.min(1, seen.size()), seen.size())) {
            List<Long> times = new ArrayList<>();
            ((List<?>) one).forEach(value -> times.add(((Number) value).longValue()));
            for (long step = times.get(0); step < times.get(1); step += Machines.STEP_MILLIS) {
                millis.recordValue(Math.max(0, times.get(2) - step));
            }
        }
        return millis;
    }

    private static ChromeDriver browser() {
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .withEnvironment(Map.of())
                .build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000");
        return new ChromeDriver(service, options);
    }
}
