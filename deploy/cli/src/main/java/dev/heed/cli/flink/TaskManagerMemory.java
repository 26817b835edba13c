package dev.heed.cli.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.heed.model.refusal.Cause;
import dev.heed.model.refusal.Refusal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a TaskManager of a cluster was given, in bytes.
 *
 * @param id its name in the cluster
 * @param heap of the jobs and Flink's own
 * @param besideHeap off the heap for jobs, and what is left for the Java machine
 */
public record TaskManagerMemory(String id, long heap, long besideHeap) {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /**
     * Asks a cluster.
     *
     * @throws Refusal when it does not answer, or has no TaskManager
     */
    public static List<TaskManagerMemory> of(FlinkCluster cluster) {
        List<TaskManagerMemory> found = new ArrayList<>();
        for (JsonNode one : ask(cluster).path("taskmanagers")) {
            JsonNode memory = one.path("memoryConfiguration");
            found.add(new TaskManagerMemory(
                    one.path("id").asText(),
                    memory.path("taskHeap").asLong()
                            + memory.path("frameworkHeap").asLong(),
                    memory.path("taskOffHeap").asLong()
                            + memory.path("jvmOverhead").asLong()));
        }
        if (found.isEmpty()) {
            throw Refusal.preflight("--cluster " + cluster
                    + ": expected a TaskManager, found none; start one, or let Flink start them when the job comes");
        }
        return found;
    }

    private static JsonNode ask(FlinkCluster cluster) {
        try {
            URI page = URI.create("http://" + cluster + "/taskmanagers");
            var connection = page.toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            return new JsonMapper().readTree(connection.getInputStream());
        } catch (IOException e) {
            throw Refusal.preflight("--cluster %s: expected it to list its TaskManagers, found: %s"
                            .formatted(cluster, Cause.inWords(e)))
                    .causedBy(e);
        }
    }
}
