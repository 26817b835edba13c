package dev.heed.cli.evaluate;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A backtest of one entity as a picture: its most salient channels, the score with its threshold, alerts and labels, and
 * the saliency of the channels over time. Rows are binned; a bin shows the largest score and saliency within it.
 */
final class EvaluationPlot {
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 360;
    private static final int BINS = 700;
    private static final int STRIP_BINS = 200;
    private static final int SHOWN_CHANNELS = 4;
    private static final int STRIP_CHANNELS = 12;
    private static final Color LABELLED = new Color(0xd6, 0x27, 0x28, 70);
    private static final Color ALERTED = new Color(0xff, 0x7f, 0x0e, 110);

    private final String entity;
    private final List<String> channels;
    private final Observations observations;
    private final ScoredRows scored;
    private final List<Segment> labelled;
    private final List<Segment> alerted;
    private final int first;
    private final int rows;
    /** Channels, the most salient first. */
    private final List<Integer> ranked;

    private final float[] saliency;

    private EvaluationPlot(Backtest backtest, String entity, List<String> channels, @Nullable Labels labels) {
        this.entity = entity;
        this.channels = channels;
        this.first = backtest.first();
        int end = backtest.end(entity);
        this.rows = end - first;
        this.observations = backtest.rowsOf(entity);
        this.scored = backtest.scoredOf(entity);
        this.labelled = labels == null ? List.of() : labels.segments(first, end);
        this.alerted = Alerts.spans(scored.alerts(), observations, first, end);
        this.saliency = scored.saliency(first, end);
        double[] sums = new double[channels.size()];
        for (int cell = 0; cell < saliency.length; cell++) {
            sums[cell % channels.size()] += saliency[cell];
        }
        this.ranked = IntStream.range(0, channels.size())
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -sums[c]))
                .toList();
    }

    static EvaluationPlot of(Backtest backtest, String entity, List<String> channels, @Nullable Labels labels) {
        return new EvaluationPlot(backtest, entity, channels, labels);
    }

    void write(Path file) throws IOException {
        List<Chart<?, ?>> charts = List.of(series(), score(), strip());
        BitmapEncoder.saveBitmap(
                new ArrayList<Chart>(charts), charts.size(), 1, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private XYChart series() {
        XYChart chart = chart(entity + ": most salient channels, each over its own range");
        for (int c : ranked.subList(0, Math.min(SHOWN_CHANNELS, ranked.size()))) {
            double[] values = binned(BINS, row -> observations.values(first + row)[c], false);
            line(chart, channels.get(c), unit(values));
        }
        mark(chart, 1);
        return chart;
    }

    private XYChart score() {
        XYChart chart = chart("score, threshold, alerts and labels");
        double[] scores = scored.scores(first, first + rows);
        double[] binned = binned(BINS, row -> scores[row], true);
        line(chart, "score", binned);
        line(chart, "threshold", binned(BINS, row -> scored.threshold(first + row), true))
                .setLineColor(Color.DARK_GRAY);
        mark(
                chart,
                IntStream.range(0, binned.length)
                        .mapToDouble(i -> binned[i])
                        .max()
                        .orElse(1));
        return chart;
    }

    private HeatMapChart strip() {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("saliency of the most salient channels (log)")
                .xAxisTitle("row")
                .build();
        chart.getStyler().setRangeColors(new Color[] {Color.WHITE, new Color(0x9ecae1), new Color(0x08306b)});
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setXAxisMaxLabelCount(12);
        List<Integer> shown = ranked.subList(0, Math.min(STRIP_CHANNELS, ranked.size()));
        int bins = Math.min(STRIP_BINS, rows);
        List<Number[]> cells = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int c = shown.get(shown.size() - 1 - i);
            double[] values = binned(bins, row -> Math.log1p(saliency[row * channels.size() + c]), true);
            for (int bin = 0; bin < values.length; bin++) {
                cells.add(new Number[] {bin, i, values[bin]});
            }
        }
        List<Integer> begins = IntStream.range(0, bins)
                .map(bin -> first + (int) ((long) bin * rows / bins))
                .boxed()
                .toList();
        List<String> names = IntStream.range(0, shown.size())
                .mapToObj(i -> channels.get(shown.get(shown.size() - 1 - i)))
                .toList();
        chart.addSeries("saliency", begins, names, cells);
        return chart;
    }

    private static XYChart chart(String title) {
        XYChart chart =
                new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setDatePattern("yyyy-MM-dd HH:mm");
        chart.getStyler().setXAxisMaxLabelCount(10);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        return chart;
    }

    private XYSeries line(XYChart chart, String name, double[] values) {
        XYSeries series = chart.addSeries(name, times(values.length), boxed(values));
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(1.2f));
        return series;
    }

    /** Shades labelled anomalies and alerts up to a height. */
    private void mark(XYChart chart, double height) {
        area(chart, "labelled", labelled, height, LABELLED);
        area(chart, "alert", alerted, height / 2, ALERTED);
    }

    private void area(XYChart chart, String name, List<Segment> spans, double height, Color color) {
        if (spans.isEmpty()) {
            return;
        }
        double[] marks =
                binned(BINS, row -> spans.stream().anyMatch(span -> span.overlaps(row, row + 1)) ? height : 0, true);
        XYSeries series = chart.addSeries(name, times(marks.length), boxed(marks));
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.StepArea);
        series.setMarker(SeriesMarkers.NONE);
        series.setFillColor(color);
        series.setLineColor(new Color(0, 0, 0, 0));
    }

    private List<Date> times(int bins) {
        return IntStream.range(0, bins)
                .mapToObj(bin -> new Date(observations.timeMicros(first + (int) ((long) bin * rows / bins)) / 1000))
                .toList();
    }

    /** What a row shows. */
    private interface OfRow {
        double of(int row);
    }

    /** The largest, or else the mean, finite value within each bin; NaN where there is none. */
    private double[] binned(int most, OfRow what, boolean largest) {
        int bins = Math.min(most, rows);
        double[] binned = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) bin * rows / bins);
            int to = (int) ((bin + 1L) * rows / bins);
            double[] finite = IntStream.range(from, to)
                    .mapToDouble(what::of)
                    .filter(Double::isFinite)
                    .toArray();
            binned[bin] = largest
                    ? IntStream.range(0, finite.length)
                            .mapToDouble(i -> finite[i])
                            .max()
                            .orElse(Double.NaN)
                    : IntStream.range(0, finite.length)
                            .mapToDouble(i -> finite[i])
                            .average()
                            .orElse(Double.NaN);
        }
        return binned;
    }

    /** Stretched to [0, 1]. */
    private static double[] unit(double[] values) {
        double low = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        double high = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> high > low ? (values[i] - low) / (high - low) : .5)
                .toArray();
    }

    private static List<Double> boxed(double[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }
}
