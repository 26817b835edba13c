package dev.heed.model;

import dev.heed.model.network.Backbone;
import dev.heed.model.network.ExpectationConfiguration;
import dev.heed.model.network.ForecastConfiguration;
import dev.heed.model.network.NetworkConfiguration;
import dev.heed.model.network.ParameterLayout;
import dev.heed.model.network.ServedGraph;
import dev.heed.model.network.TrainedNetwork;
import dev.heed.model.scoring.CalibrationRun;
import dev.heed.model.scoring.ScoringCalibrator;
import dev.heed.model.series.Normalisation;
import dev.heed.model.series.Period;
import dev.heed.model.serving.HeadFacts;
import dev.heed.model.serving.ModelCard;
import dev.heed.model.serving.ModelDirectory;
import dev.heed.model.serving.SavedModelFile;
import dev.heed.model.serving.TrainingFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tensorflow.Graph;

/** Model directories whose every number is drawn at random, so that no part of a network is silent. */
public final class RandomModels {
    private RandomModels() {}

    /** A complete model of so many channels and hop 4. */
    public static ModelDirectory write(Path directory, NetworkConfiguration network, int channels) {
        writeGraph(ModelDirectory.graph(directory), network(network, channels));
        return ModelDirectory.complete(directory, card(network, channels));
    }

    /** A small network that still has all parts. */
    public static NetworkConfiguration small() {
        NetworkConfiguration defaults = NetworkConfiguration.defaults();
        return new NetworkConfiguration(
                new ExpectationConfiguration(List.of(1, 6), 3, .03),
                new ForecastConfiguration(
                        5, defaults.forecast().lookBacks(), defaults.forecast().levels()),
                defaults.attention());
    }

    /** Writes a network as a SavedModel. */
    public static void writeGraph(Path savedModel, TrainedNetwork network) {
        try (Graph graph = new Graph()) {
            ServedGraph served = ServedGraph.add(graph, network);
            SavedModelFile.write(graph, served.inputs(), served.outputs(), savedModel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A network of random numbers. */
    public static TrainedNetwork network(NetworkConfiguration configuration, int channels) {
        SplittableRandom random = new SplittableRandom(5);
        int horizons = configuration.expectation().horizons().size();
        int horizon = configuration.forecast().horizon();
        Backbone backbone = new Backbone(
                channels,
                floats(random, (configuration.expectation().lags() * channels + 1) * horizons * channels),
                floats(random, channels * configuration.forecast().longest() * horizon),
                floats(random, channels * horizon));
        int parameters = ParameterLayout.of(configuration, channels).size();
        int levels = configuration.forecast().levels().size();
        return new TrainedNetwork(
                configuration,
                backbone,
                floats(random, parameters),
                .5,
                .5,
                range(channels),
                floats(random, horizon * channels * levels));
    }

    /** So wide that attention never fades. */
    private static float[] range(int channels) {
        float[] range = new float[channels];
        Arrays.fill(range, 1_000);
        return range;
    }

    /** A card for such a network. */
    public static ModelCard card(NetworkConfiguration network, int channels) {
        SplittableRandom random = new SplittableRandom(6);
        int horizons = network.expectation().horizons().size();
        CalibrationRun run = new CalibrationRun(
                0, floats(random, 200 * channels), new byte[200 * channels], floats(random, 200 * horizons * channels));
        List<Double> ones = Collections.nCopies(channels, 1.0);
        HeadFacts none = new HeadFacts(1, 1, 1, 1, 0);
        return new ModelCard(
                "random",
                "1",
                IntStream.range(0, channels).mapToObj(c -> "channel-" + c).toList(),
                List.of(),
                Period.parse("1m"),
                0,
                4,
                network.receptiveField(),
                network.lookahead(),
                network.forecast().horizon(),
                network.expectation().horizons(),
                network.forecast().levels(),
                10,
                network,
                new Normalisation(1000, 5, 20, ones, ones, ones),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                new ScoringCalibrator(channels, horizons, Period.parse("1m"), 1000, List.of(run)).fit(1000),
                new TrainingFacts(List.of("nobody"), 200, 0, 0, 5, 0, none, none));
    }

    /** Numbers in ±0.3. */
    public static float[] floats(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (.6 * random.nextDouble() - .3);
        }
        return values;
    }
}
