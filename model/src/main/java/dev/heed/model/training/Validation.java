package dev.heed.model.training;

/** Errors and corrections of the nearest expectation and the forecast, on rows that nothing was fitted on. */
record Validation(ValidationErrors expectation, ValidationErrors forecast) {
    private static final int MOST_WINDOWS = 1024;
    private static final int MOST_CELLS = 1 << 23;

    /** Runs over windows that end at these origins, evenly spread. */
    static Validation run(
            TrainingGraph graph, float[] parameters, Origins origins, WindowBatch batch, int batchSize, int cells) {
        Validation validation = new Validation(new ValidationErrors(), new ValidationErrors());
        int windows = Math.min(origins.count(), Math.min(MOST_WINDOWS, Math.max(batchSize, MOST_CELLS / cells)));
        for (int done = 0; done < windows; done += batchSize) {
            int count = Math.min(batchSize, windows - done);
            for (int i = 0; i < count; i++) {
                int origin = (int) ((long) (done + i) * origins.count() / windows);
                batch.put(i, origins.series(origin), origins.step(origin));
            }
            validation.add(graph.outcome(parameters, batch), count, batchSize);
        }
        return validation;
    }

    private void add(TrainingGraph.Outcome outcome, int count, int batchSize) {
        expectation.add(
                outcome.expectationError(),
                outcome.expectationCorrection(),
                outcome.expectationError().length / batchSize * count);
        forecast.add(
                outcome.forecastError(),
                outcome.forecastCorrection(),
                outcome.forecastError().length / batchSize * count);
    }
}
