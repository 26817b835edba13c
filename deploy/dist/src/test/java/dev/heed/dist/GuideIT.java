package dev.heed.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.heed.cli.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that a page of the guide shows, in an unpacked release: another broker's address, else word for word. */
@TestMethodOrder(OrderAnnotation.class)
class GuideIT {
    private static final Path GUIDE = Path.of("../guide");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");
    private static final Pattern REFUSED = Pattern.compile("(?m)^! (.*)$");

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static Shell shell;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start();
        Path home = Release.unpack(directory);
        GuideFiles.write(home);
        GuideFiles.send(kafka.bootstrapServers());
        shell = new Shell(home);
    }

    @AfterAll
    static void stop() throws Exception {
        shell.close();
        kafka.close();
    }

    /** A page's commands, one after another in one shell, which ends what they leave running. */
    private static String script(String page) throws IOException {
        List<String> blocks = new ArrayList<>(List.of("trap 'kill $(jobs -p) 2> /dev/null || true' EXIT"));
        Matcher block = BLOCK.matcher(Files.readString(GUIDE.resolve(page)));
        while (block.find()) {
            blocks.add(REFUSED.matcher(block.group(1)).replaceAll("if $1; then echo 'it was not refused'; exit 9; fi"));
        }
        assertThat(blocks).as(page).hasSizeGreaterThan(1);
        return String.join("\n", blocks).replace("localhost:9092", kafka.bootstrapServers());
    }

    private static void run(String page) throws Exception {
        int status = shell.run(page, script(page));
        assertThat(status).as(shell.output(page)).isZero();
        assertThat(shell.output(page)).doesNotContain("Exception", "not be found");
    }

    @Test
    @Order(1)
    void aModelIsTrainedAppliedAndExplained() throws Exception {
        run("train.md");
        assertThat(shell.output("train.md")).contains("pump-2");
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(strings = {"production.md", "size.md", "secure.md", "gpu.md", "alerts.md", "upgrade.md"})
    void aPagesCommandsDoWhatItSays(String page) throws Exception {
        run(page);
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"topic.md", "azure.md"})
    void aPagesCommandsDoWhatItSaysWhereTheirToolsAre(String page) throws Exception {
        for (String tool : List.of("kcat", "jq")) {
            assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)), tool + " is not here");
        }
        run(page);
    }

    @Test
    @Order(4)
    void everyPageIsRunAndListed() throws IOException {
        String index = Files.readString(GUIDE.resolve("README.md"));
        try (Stream<Path> pages = Files.list(GUIDE)) {
            List<String> names =
                    pages.map(page -> page.getFileName().toString()).collect(Collectors.toList());
            assertThat(names)
                    .contains("train.md", "topic.md")
                    .allSatisfy(name -> assertThat(name.equals("README.md") || index.contains("(" + name + ")"))
                            .isTrue());
        }
    }
}
