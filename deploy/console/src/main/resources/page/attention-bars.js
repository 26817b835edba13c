// Attention by offset as bars: 0 is the step itself, -3 the third before it.
import { chart } from './echarts.js';
import { rough } from './figures.js';
import { colour } from './theme.js';

export function attentionBars(element, attention) {
  chart(element, (data) => ({
    grid: { left: 44, right: 8, top: 10, bottom: 36 },
    tooltip: { valueFormatter: rough },
    xAxis: {
      type: 'category',
      data: data.map(({ offset }) => offset),
      name: 'offset in steps',
      nameLocation: 'middle',
      nameGap: 22,
    },
    yAxis: { type: 'value', splitNumber: 3 },
    series: [
      {
        name: 'weight',
        type: 'bar',
        barCategoryGap: '15%',
        data: data.map(({ weight }) => weight),
        itemStyle: { color: colour('series') },
      },
    ],
  })).show(attention);
}
