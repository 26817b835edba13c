package dev.heed.cli.attend;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** A table as a picture: time runs to the right, channels, offsets or steps upwards. */
final class HeatMap {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 480;

    private HeatMap() {}

    static void write(Table table, Path file) throws IOException {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(table.name())
                .xAxisTitle("step")
                .build();
        chart.getStyler().setRangeColors(new Color[] {Color.WHITE, new Color(0x9ecae1), new Color(0x08306b)});
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setXAxisMaxLabelCount(12);
        List<Number[]> cells = new ArrayList<>();
        for (int i = 0; i < table.values().length; i++) {
            int columns = table.columns().size();
            cells.add(new Number[] {i / columns, i % columns, table.values()[i]});
        }
        List<Integer> steps = IntStream.range(0, table.rows().size()).boxed().toList();
        chart.addSeries(table.name(), steps, table.columns(), cells);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
