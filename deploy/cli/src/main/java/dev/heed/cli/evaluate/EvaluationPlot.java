package dev.heed.cli.evaluate;

import dev.heed.cli.plot.HeatMap;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
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

    EvaluationPlot(Backtest backtest, String entity, List<String> channels, @Nullable Labels labels) {
        this.entity = entity;
        this.channels = channels;
        this.first = backtest.first();
        int end = backtest.end();
        this.rows = end - first;
        this.observations = backtest.observations();
        this.scored = backtest.scored();
        this.labelled = labels == null ? List.of() : labels.segments(first, end);
        this.alerted = AlertSpan.of(scored.alerts(), observations, first, end).stream()
                .map(AlertSpan::rows)
                .toList();
        this.saliency = scored.saliency(first, end);
        this.ranked = BlameFacts.ranked(saliency, channels.size(), 0, rows);
    }

    void write(Path file) throws IOException {
        List<Chart<?, ?>> charts = List.of(series(), score(), strip());
        BitmapEncoder.saveBitmap(
                new ArrayList<Chart>(charts), charts.size(), 1, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private XYChart series() {
        XYChart chart = chart(entity + ": most salient channels, each over its own range");
        for (int c : ranked.subList(0, Math.min(SHOWN_CHANNELS, ranked.size()))) {
            line(chart, channels.get(c), unit(binned(BINS, row -> observations.values(first + row)[c], false)));
        }
        mark(chart, 1);
        return chart;
    }

    private XYChart score() {
        XYChart chart = chart("score, threshold, alerts and labels");
        double[] scores = scored.scores(first, first + rows);
        List<Double> binned = binned(BINS, row -> scores[row], true);
        line(chart, "score", binned);
        line(chart, "threshold", binned(BINS, row -> scored.threshold(first + row), true))
                .setLineColor(Color.DARK_GRAY);
        mark(chart, Collections.max(binned));
        return chart;
    }

    private HeatMapChart strip() {
        List<Integer> shown = new ArrayList<>(ranked.subList(0, Math.min(STRIP_CHANNELS, ranked.size())));
        Collections.reverse(shown);
        int bins = Math.min(STRIP_BINS, rows);
        List<List<Double>> byChannel = shown.stream()
                .map(c -> binned(bins, row -> Math.log1p(saliency[row * channels.size() + c]), true))
                .toList();
        return HeatMap.of(
                "saliency of the most salient channels (log)",
                WIDTH,
                HEIGHT,
                "row",
                IntStream.range(0, bins)
                        .mapToObj(bin -> first + begin(bin, bins))
                        .toList(),
                shown.stream().map(channels::get).toList(),
                cell -> byChannel.get(cell % shown.size()).get(cell / shown.size()));
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

    private XYSeries line(XYChart chart, String name, List<Double> values) {
        XYSeries series = chart.addSeries(name, times(values.size()), values);
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
        List<Double> marks =
                binned(BINS, row -> spans.stream().anyMatch(span -> span.overlaps(row, row + 1)) ? height : 0, true);
        XYSeries series = chart.addSeries(name, times(marks.size()), marks);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.StepArea);
        series.setMarker(SeriesMarkers.NONE);
        series.setFillColor(color);
        series.setLineColor(new Color(0, 0, 0, 0));
    }

    private List<Date> times(int bins) {
        return IntStream.range(0, bins)
                .mapToObj(bin -> new Date(observations.timeMicros(first + begin(bin, bins)) / 1000))
                .toList();
    }

    /** The first row of a bin. */
    private int begin(int bin, int bins) {
        return (int) ((long) bin * rows / bins);
    }

    /** The largest, or else the mean, finite value within each bin; NaN where there is none. */
    private List<Double> binned(int most, IntToDoubleFunction ofRow, boolean largest) {
        int bins = Math.min(most, rows);
        return IntStream.range(0, bins)
                .mapToDouble(bin -> {
                    DoubleStream finite = IntStream.range(begin(bin, bins), begin(bin + 1, bins))
                            .mapToDouble(ofRow)
                            .filter(Double::isFinite);
                    return (largest ? finite.max() : finite.average()).orElse(Double.NaN);
                })
                .boxed()
                .toList();
    }

    /** Stretched to [0, 1]. */
    private static List<Double> unit(List<Double> values) {
        DoubleSummaryStatistics range =
                values.stream().filter(Double::isFinite).collect(Collectors.summarizingDouble(Double::doubleValue));
        double width = range.getMax() - range.getMin();
        return values.stream()
                .map(value -> width > 0 ? (value - range.getMin()) / width : .5)
                .toList();
    }
}
