package dev.heed.cli.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void sayWhatIsWrongAndWhatToDo() throws IOException {
        assertThat(Rules.read()).hasSize(11).allSatisfy(rule -> {
            assertThat(rule.labels().severity()).isIn("critical", "warning");
            assertThat(rule.annotations().summary()).endsWith(".");
            assertThat(rule.annotations().action()).endsWith(".");
        });
    }

    @Test
    void areEachTested() throws IOException {
        String tests = Files.readString(Rules.FILE.resolveSibling("heed-rules-test.yml"));
        assertThat(Rules.read())
                .allSatisfy(rule -> assertThat(tests).contains("alertname: " + rule.alert() + "\n        exp_alerts:"));
    }

    /** The tests in the file beside the rules: what each rule says, and when. */
    @Test
    void alertWhenTheyShould() throws Exception {
        Process promtool = new ProcessBuilder(
                        Tool.required("promtool", "prometheus"), "test", "rules", "heed-rules-test.yml")
                .directory(Path.of("../prometheus").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor()).as(said).isZero();
    }
}
