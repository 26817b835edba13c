// Records a second of each topic since this view was opened.
import { timeOfDay } from './clock.js';
import { chart } from './echarts.js';
import { h } from './element.js';
import { rough } from './figures.js';
import { colour } from './theme.js';

const MOST = 300;
const LEAST_MS = 30000;
const DASHES = ['solid', 'dashed', 'dotted'];

export class RateChart {
  constructor() {
    this.rates = new Map();
    this.element = h('div', {
      class: 'rate-chart',
      role: 'img',
      'aria-label': 'Records a second of each topic; the table below has the newest numbers',
    });
    this.chart = chart(this.element, option);
  }

  add(topics) {
    const now = Date.now();
    for (const { name, perSecond } of topics) {
      if (!this.rates.has(name)) this.rates.set(name, []);
      const points = this.rates.get(name);
      points.push([now, perSecond]);
      if (points.length > MOST) points.shift();
    }
  }

  draw() {
    this.chart.show(this.rates);
  }

  close() {
    this.chart.close();
  }
}

function option(rates) {
  const colours = ['cat-1', 'cat-2', 'cat-3', 'cat-4', 'cat-5', 'cat-6'].map(colour);
  return {
    color: colours,
    grid: { left: 48, right: 12, top: 12, bottom: 58 },
    legend: {
      bottom: 0,
      type: 'scroll',
      textStyle: { color: colour('muted'), fontSize: 11 },
      pageTextStyle: { color: colour('muted') },
      itemHeight: 8,
    },
    tooltip: { valueFormatter: (value) => `${rough(value)} /s` },
    xAxis: {
      type: 'time',
      min: (span) => Math.min(span.min, span.max - LEAST_MS),
      axisLabel: { color: colour('muted'), fontSize: 11, hideOverlap: true, formatter: timeOfDay },
    },
    yAxis: { type: 'value', splitNumber: 3, min: 0 },
    series: [...rates].map(([name, data], i) => ({
      name,
      type: 'line',
      showSymbol: false,
      data,
      lineStyle: { width: 1.6, type: DASHES[Math.floor(i / colours.length) % DASHES.length] },
    })),
  };
}
