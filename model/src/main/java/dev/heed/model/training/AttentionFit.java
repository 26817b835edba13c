package dev.heed.model.training;

import java.util.SplittableRandom;

/** Gradient descent on what the backbone leaves over. */
record AttentionFit(TrainingGraph graph, Origins origins, long seed) {
    private static final double RATE = 1e-3;

    /** Trains from these parameters on and gives their average over the latest steps. */
    float[] train(float[] start, WindowBatch batch, int batchSize, int steps, Progress progress) {
        SplittableRandom random = new SplittableRandom(seed);
        LearningRate rate = new LearningRate(RATE, steps);
        Adam adam = new Adam(start);
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < batchSize; i++) {
                int origin = random.nextInt(origins.count());
                batch.put(i, origins.series(origin), origins.step(origin));
            }
            adam.step(graph.gradient(adam.values(), batch), rate.at(step));
            progress.at("attention", step + 1, steps);
        }
        return adam.average();
    }
}
