package dev.heed.job;

import dev.heed.attend.AttendOptions;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.models.ModelChange;
import dev.heed.models.ModelTag;
import dev.heed.models.ModelsOptions;
import dev.heed.models.Schedule;
import dev.heed.models.ServedModel;
import dev.heed.models.UpdateRequest;
import dev.heed.shipment.ModelFetch;
import dev.heed.window.WindowOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that a job starts with, and what the topic of updates says of them: known before any reading, so that a replay
 * switches models where it did.
 *
 * @param schedule what holds
 * @param directories where the models lie on this machine, by the place that the options or an update name
 */
record StartModels(Schedule schedule, Map<String, Path> directories) {
    private static final Logger LOG = LoggerFactory.getLogger(StartModels.class);
    private static final String MANIFEST = "manifest.json";

    /** Whether the options ask for many models, or for models that may change. */
    static boolean areAskedFor(Configuration options) {
        return options.getOptional(ModelsOptions.MODELS).isPresent()
                || options.getOptional(ModelsOptions.UPDATES_TOPIC).isPresent();
    }

    /**
     * The models that the options name.
     *
     * @throws Refusal when there is none, one is not as it must be, or two have a name
     */
    static StartModels of(Configuration options) {
        Map<String, Path> directories = new LinkedHashMap<>();
        Map<String, ServedModel> models = new TreeMap<>();
        for (String place : places(options)) {
            ModelDirectory directory = ModelFetch.toTemporaryFiles().open(place);
            directories.put(place, directory.path());
            ServedModel model = served(options, directory, place);
            ServedModel twice = models.put(model.tag().name(), model);
            if (twice != null) {
                throw Refusal.preflight("heed.models: expected one directory for each name, found '"
                        + model.tag().name() + "' at " + twice.tag().place() + " and " + place
                        + "; name the one to start with, and activate the other by an update");
            }
        }
        return new StartModels(Schedule.of(models.values(), assignments(options, models)), directories);
    }

    private static ServedModel served(Configuration options, ModelDirectory directory, String place) {
        return ServedModel.of(
                new ModelTag(directory.card().name(), directory.card().version(), directory.digest(), place),
                directory.card(),
                hop(options, directory));
    }

    private static int hop(Configuration options, ModelDirectory directory) {
        return options.getOptional(WindowOptions.HOP).orElse(directory.card().hop());
    }

    private static List<String> places(Configuration options) {
        List<String> named = options.getOptional(ModelsOptions.MODELS).orElse(List.of());
        String one = options.getOptional(AttendOptions.MODEL).orElse(null);
        List<String> places = new ArrayList<>();
        (one == null ? named : List.of(one)).forEach(place -> places.addAll(modelsAt(place)));
        if (places.isEmpty() && options.getOptional(ModelsOptions.UPDATES_TOPIC).isEmpty()) {
            throw Refusal.preflight("heed.models: expected at least one model, found none in " + named);
        }
        return places;
    }

    /** A model directory, or those within a directory of this machine. */
    private static List<String> modelsAt(String place) {
        boolean isHere = !ModelFetch.isUri(place) || place.startsWith("file:");
        if (!isHere) {
            return List.of(place);
        }
        Path directory = Path.of(place.startsWith("file:") ? URI.create(place).getPath() : place);
        if (!Files.isDirectory(directory) || Files.exists(directory.resolve(MANIFEST))) {
            return List.of(place);
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(child -> Files.exists(child.resolve(MANIFEST)))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> assignments(Configuration options, Map<String, ServedModel> models) {
        Map<String, List<String>> patterns = new TreeMap<>();
        for (String assignment : options.get(ModelsOptions.ASSIGNMENTS)) {
            int at = assignment.indexOf('=');
            String name = at < 0 ? assignment : assignment.substring(0, at).strip();
            if (at < 0 || !models.containsKey(name)) {
                throw Refusal.preflight("heed.models.assignments: expected NAME=PATTERN with one of the names "
                        + models.keySet() + ", found '" + assignment + "'");
            }
            patterns.computeIfAbsent(name, absent -> new ArrayList<>())
                    .add(assignment.substring(at + 1).strip());
        }
        return patterns;
    }

    /**
     * The same with what a topic of updates says, as far as it holds. What does not is told when the job reads the topic itself.
     *
     * @param updates in the order of the topic
     */
    StartModels with(Configuration options, List<UpdateRequest> updates) {
        StartModels known = this;
        for (UpdateRequest update : updates) {
            try {
                known = known.with(options, update.change());
            } catch (Refusal e) {
                LOG.warn(
                        "an update of {} does not hold: {}",
                        update.change().model().label(),
                        e.getMessage());
            }
        }
        return known;
    }

    private StartModels with(Configuration options, ModelChange change) {
        ModelTag tag = change.model();
        ModelDirectory directory =
                change.mode().brings() ? ModelFetch.toTemporaryFiles().open(tag.place()) : null;
        if (directory != null && !directory.digest().equals(tag.digest())) {
            return this;
        }
        ServedModel brought = directory == null ? null : ServedModel.of(tag, directory.card(), hop(options, directory));
        if (schedule.problem(change, brought, options.get(ModelsOptions.MAX_AHEAD)) != null) {
            return this;
        }
        Map<String, Path> places = new LinkedHashMap<>(directories);
        if (directory != null) {
            places.put(tag.place(), directory.path());
        }
        return new StartModels(schedule.with(change, brought), places);
    }
}
