package dev.heed.cli.explain;

import dev.heed.detect.Explanation;
import dev.heed.model.refusal.Refusal;
import dev.heed.model.serving.ModelCard;
import dev.heed.wire.Micros;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The steps around one as a picture: the score with the level that opens an alert, and the channels most to blame. */
final class ExplanationPlot {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 260;
    private static final int CHANNELS = 3;

    private final ModelCard card;
    private final String entity;

    ExplanationPlot(ModelCard card, String entity) {
        this.card = card;
        this.entity = entity;
    }

    void write(Explanation explanation, Surroundings around, Path file) {
        List<Chart> charts = new ArrayList<>();
        charts.add(score(around));
        explanation.channels().stream().limit(CHANNELS).forEach(one -> charts.add(channel(one, around)));
        try {
            BitmapEncoder.saveBitmap(charts, charts.size(), 1, file.toString(), BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw Refusal.failure("--output %s: expected a file that can be written, found %s".formatted(file, e))
                    .causedBy(e);
        }
    }

    private XYChart score(Surroundings around) {
        XYChart chart = chart(entity + ": score, and the level that opens an alert");
        line(chart, "score", around, said -> said.scored() ? said.score() : Double.NaN);
        line(chart, "level", around, said -> said.level()).setLineColor(Color.DARK_GRAY);
        mark(chart, around, said -> said.score());
        return chart;
    }

    private XYChart channel(Explanation.Channel one, Surroundings around) {
        String unit = card.unit(one.channel());
        XYChart chart = chart(card.channels().get(one.channel()) + (unit == null ? "" : " [" + unit + "]"));
        line(chart, "came", around, said -> said.values()[one.channel()]);
        XYSeries expected = chart.addSeries(
                "expected",
                List.of(new Date(one(around) / 1000)),
                List.of(card.intake().whole(one.channel(), one.expected())),
                List.of(one.spread()));
        expected.setMarker(SeriesMarkers.DIAMOND);
        expected.setMarkerColor(Color.RED);
        mark(chart, around, said -> said.values()[one.channel()]);
        return chart;
    }

    private long one(Surroundings around) {
        return card.period().startOf(around.step());
    }

    /** Marks the step itself. */
    private void mark(XYChart chart, Surroundings around, ToDoubleFunction<Surroundings.Said> value) {
        around.steps().stream()
                .filter(said -> said.step() == around.step())
                .mapToDouble(value)
                .filter(Double::isFinite)
                .forEach(here -> {
                    XYSeries series = chart.addSeries(
                            Micros.instant(one(around)).toString(),
                            List.of(new Date(one(around) / 1000)),
                            List.of(here));
                    series.setMarker(SeriesMarkers.CIRCLE);
                    series.setMarkerColor(Color.BLACK);
                });
    }

    private XYSeries line(XYChart chart, String name, Surroundings around, ToDoubleFunction<Surroundings.Said> value) {
        List<Date> times = around.steps().stream()
                .map(said -> new Date(card.period().startOf(said.step()) / 1000))
                .toList();
        List<Double> values = around.steps().stream().mapToDouble(value).boxed().toList();
        XYSeries series = chart.addSeries(name, times, values);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(1.2f));
        return series;
    }

    private static XYChart chart(String title) {
        XYChart chart =
                new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setDatePattern("MM-dd HH:mm");
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        return chart;
    }
}
