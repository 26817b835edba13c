package dev.heed.console.notify.picture;

import dev.heed.cli.plot.HeatMap;
import dev.heed.schemas.Cause;
import dev.heed.schemas.SaliencyAlert;
import dev.heed.wire.Micros;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * An alert as a picture: the channels to blame with what came and what had been forecast, the score with its threshold, and the
 * saliency of the channels. A line marks where it began.
 */
final class AlertPicture {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 240;
    private static final int SHOWN_CHANNELS = 3;
    private static final int STRIP_CHANNELS = 12;
    private static final float WORTH_SHOWING = .1f;
    private static final Color EXPECTED = new Color(0x2c, 0xa0, 0x2c);
    private static final Color BAND = new Color(0x98, 0xdf, 0x8a);

    private final SaliencyAlert alert;
    private final AroundAlert around;

    /** @param around with at least one step */
    AlertPicture(SaliencyAlert alert, AroundAlert around) {
        this.alert = alert;
        this.around = around;
    }

    /** The PNG's bytes. */
    byte[] png() throws IOException {
        List<Chart<?, ?>> charts = new ArrayList<>();
        shown().forEach(cause -> charts.add(channel(cause)));
        if (!around.steps().isEmpty()) {
            charts.add(score());
            charts.add(strip());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BitmapEncoder.saveBitmap(new ArrayList<Chart>(charts), charts.size(), 1, bytes, BitmapEncoder.BitmapFormat.PNG);
        return bytes.toByteArray();
    }

    private List<Cause> shown() {
        List<Cause> causes = alert.getCauses();
        return causes.stream()
                .filter(cause -> around.channels().contains(cause.getChannel()))
                .filter(cause -> cause == causes.get(0) || cause.getShare() >= WORTH_SHOWING)
                .limit(SHOWN_CHANNELS)
                .toList();
    }

    private XYChart channel(Cause cause) {
        int c = around.channels().indexOf(cause.getChannel());
        String unit = cause.getUnit() == null ? "" : " [" + cause.getUnit() + "]";
        XYChart chart = chart("%s: %s%s, %.0f %% of the blame"
                .formatted(alert.getEntity(), cause.getChannel(), unit, 100 * cause.getShare()));
        NavigableMap<Long, AroundAlert.Band> bands = around.bands(cause.getChannel());
        if (!bands.isEmpty()) {
            line(chart, "highest forecast", bands, AroundAlert.Band::high).setLineColor(BAND);
            line(chart, "forecast", bands, AroundAlert.Band::middle).setLineColor(EXPECTED);
            line(chart, "lowest forecast", bands, AroundAlert.Band::low).setLineColor(BAND);
        }
        line(chart, "came", around.came(), values -> values[c]).setLineColor(Color.BLACK);
        return chart;
    }

    private XYChart score() {
        XYChart chart = chart("score, and the threshold above which an alert opens");
        line(chart, "score", around.steps(), AroundAlert.Step::score).setLineColor(Color.BLACK);
        line(chart, "threshold", around.steps(), AroundAlert.Step::threshold).setLineColor(Color.RED);
        return chart;
    }

    private HeatMapChart strip() {
        List<Long> times = List.copyOf(around.steps().keySet());
        List<float[]> saliency =
                around.steps().values().stream().map(AroundAlert.Step::saliency).toList();
        List<String> channels = around.channels();
        List<Integer> ranked = new ArrayList<>(IntStream.range(0, channels.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        c -> -saliency.stream().mapToDouble(step -> step[c]).sum()))
                .limit(STRIP_CHANNELS)
                .toList());
        Collections.reverse(ranked);
        long began = Micros.of(alert.getStarted());
        int before = (int) times.stream().filter(time -> time < began).count();
        HeatMapChart chart = HeatMap.of(
                "saliency of the channels (log)",
                WIDTH,
                HEIGHT,
                "steps since it began",
                IntStream.range(0, times.size()).mapToObj(i -> i - before).toList(),
                ranked.stream().map(channels::get).toList(),
                cell -> Math.log1p(saliency.get(cell / ranked.size())[ranked.get(cell % ranked.size())]));
        chart.getStyler().setLegendVisible(false);
        return chart;
    }

    private XYChart chart(String title) {
        XYChart chart =
                new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(Styler.LegendLayout.Horizontal);
        chart.getStyler().setLegendBorderColor(Color.WHITE);
        chart.getStyler().setDatePattern("MM-dd HH:mm:ss");
        chart.getStyler().setXAxisMaxLabelCount(8);
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.addAnnotation(new AnnotationLine(Micros.of(alert.getStarted()) / 1_000., true, false));
        return chart;
    }

    private static <T> XYSeries line(
            XYChart chart, String name, NavigableMap<Long, T> steps, ToDoubleFunction<T> value) {
        XYSeries series = chart.addSeries(
                name,
                steps.keySet().stream().map(time -> new Date(time / 1_000)).toList(),
                steps.values().stream().mapToDouble(value).boxed().toList());
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(new BasicStroke(1.2f));
        return series;
    }
}
