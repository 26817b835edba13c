package dev.heed.cli.models;

import dev.heed.cli.kafka.RegistryChoice;
import dev.heed.cli.kafka.TopicAdmin;
import dev.heed.model.refusal.Refusal;
import dev.heed.schemas.UpdateMode;
import dev.heed.shipment.ModelFetch;
import dev.heed.wire.Contract;
import dev.heed.wire.ContractTopic;
import dev.heed.wire.Encoding;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models of running jobs, for commands that change them on the way. */
public final class RunningModels {
    private final ModelTopics topics;
    private final String saliency;

    private RunningModels(ModelTopics topics, String saliency) {
        this.topics = topics;
        this.saliency = saliency;
    }

    /**
     * By their topics, which are checked.
     *
     * @param updates topic of updates
     * @param states topic of what became of them
     * @param saliency topic whose newest time is that from which on updates hold
     * @throws Refusal when one is not there, or the registry does not answer
     */
    public static RunningModels of(
            Properties client, RegistryChoice registry, String updates, String states, String saliency) {
        try (TopicAdmin admin = new TopicAdmin(client)) {
            admin.require(List.of(updates, states));
        }
        Encoding encoding = registry.encoding(new ContractTopic(Contract.MODEL_UPDATE, updates));
        return new RunningModels(new ModelTopics(client, encoding, updates, states), saliency);
    }

    /**
     * The version of a name that serves.
     *
     * @throws Refusal when none is known
     */
    public NamedVersion active(String name) {
        ModelBook book = topics.book();
        return book.history(name)
                .active()
                .orElseThrow(() -> Refusal.usage(
                        ("--model: expected a model directory, or a name of which an update made a version active, found '%s';"
                                        + " updates know %s. The version that a job began with has no place there: give its directory")
                                .formatted(name, book.names())));
    }

    /**
     * Requires that no version is read from a directory, which is to be written anew.
     *
     * @throws Refusal when one is
     */
    public void requireUnused(Path directory) {
        for (ModelHistory history : topics.book().histories()) {
            for (NamedVersion version : history.versions()) {
                if (isAt(version.uri(), directory)) {
                    throw Refusal.usage(
                            ("--output: expected a directory that no published version is read from, found %s, which"
                                            + " is where %s is; name another one, or publish copies with --store")
                                    .formatted(directory, version.text()));
                }
            }
        }
    }

    private static boolean isAt(String uri, Path directory) {
        boolean isHere = !ModelFetch.isUri(uri) || uri.startsWith("file:");
        return isHere
                && Path.of(uri.startsWith("file:") ? URI.create(uri).getPath() : uri)
                        .toAbsolutePath()
                        .normalize()
                        .equals(directory.toAbsolutePath().normalize());
    }

    /** Whether updates of a name are known. */
    public boolean know(String name) {
        return topics.book().knows(name);
    }

    /**
     * A version that no other has: a whole number, one more than any.
     *
     * @param beside a version that may not be known here
     * @throws Refusal when that one is no whole number
     */
    public String nextVersion(String name, String beside) {
        if (!isNumber(beside)) {
            throw Refusal.usage(
                    "--model-version: expected one, since the old version '%s' is no whole number, found none"
                            .formatted(beside));
        }
        long newest = Stream.concat(
                        Stream.of(beside),
                        topics.book().history(name).versions().stream().map(NamedVersion::version))
                .filter(RunningModels::isNumber)
                .mapToLong(Long::parseLong)
                .max()
                .orElse(0);
        return String.valueOf(newest + 1);
    }

    private static boolean isNumber(String version) {
        return version.matches("[0-9]{1,18}");
    }

    /**
     * Lets a version run beside the active one, as {@code heed models shadow} does.
     *
     * @param patience how long to wait for a job's answer; null: not at all
     * @throws Refusal when the job refuses it, or does not answer in time
     */
    public void shadow(NamedVersion version, @Nullable Duration patience, PrintWriter out) {
        send(new Wanted(version, UpdateMode.SHADOW), patience, out);
    }

    /** Lets a version serve all entities of its name, as {@code heed models activate} does. */
    public void activate(NamedVersion version, @Nullable Duration patience, PrintWriter out) {
        send(new Wanted(version, UpdateMode.ACTIVATE), patience, out);
    }

    private void send(Wanted wanted, @Nullable Duration patience, PrintWriter out) {
        topics.send(wanted, EffectiveTime.newest(topics.client(), saliency, topics.encoding(), out), patience, out);
    }
}
