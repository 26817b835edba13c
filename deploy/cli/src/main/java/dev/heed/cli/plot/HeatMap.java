package dev.heed.cli.plot;

import java.awt.Color;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** Values over two axes as colours: white is least, dark blue is most. */
public final class HeatMap {
    private static final Color[] COLOURS = {Color.WHITE, new Color(0x9ecae1), new Color(0x08306b)};
    private static final int MOST_LABELS = 12;

    private HeatMap() {}

    /**
     * A chart.
     *
     * @param xTitle of the axis to the right
     * @param columns labels along it
     * @param rows labels upwards
     * @param value of a cell, counted column by column
     */
    public static HeatMapChart of(
            String title,
            int width,
            int height,
            String xTitle,
            List<Integer> columns,
            List<String> rows,
            IntToDoubleFunction value) {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(xTitle)
                .build();
        chart.getStyler().setRangeColors(COLOURS);
        chart.getStyler().setPlotContentSize(1);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setXAxisMaxLabelCount(MOST_LABELS);
        List<Number[]> cells = IntStream.range(0, columns.size() * rows.size())
                .mapToObj(i -> new Number[] {i / rows.size(), i % rows.size(), value.applyAsDouble(i)})
                .toList();
        chart.addSeries(title, columns, rows, cells);
        return chart;
    }
}
