// What flows: rates of the topics, lag, dead letters, models in use, latency.
import { duration, onZoneChange } from './clock.js';
import { h } from './element.js';
import { compact, count } from './figures.js';
import { inNextFrame, notAnyMore } from './frames.js';
import { DeadLetters } from './dead-letters.js';
import { lagTable, modelTable, topicTable } from './flow-tables.js';
import { RateChart } from './rate-chart.js';

export class Flow {
  constructor(place, world) {
    this.world = world;
    this.title = 'Flow';
    this.waiting = h('p', { class: 'waiting' }, 'Waiting for the first figures…');
    this.figures = h('dl', { class: 'figures' });
    this.rates = new RateChart();
    this.topics = h('div', {});
    this.lag = h('div', {});
    this.models = h('div', {});
    this.letters = new DeadLetters();
    this.content = h(
      'div',
      { class: 'flow-grid', hidden: true },
      h(
        'div',
        { class: 'stack' },
        section('Records a second', this.rates.element, this.topics),
        section('Models in use', this.models),
      ),
      h('div', { class: 'stack' }, section('Dead letters', this.letters.element), section('Lag', this.lag)),
    );
    this.element = h(
      'section',
      { class: 'view flow', 'aria-labelledby': 'title' },
      h('h1', { id: 'title', tabindex: '-1' }, 'Flow'),
      this.waiting,
      this.figures,
      this.content,
    );
    this.draw = this.draw.bind(this);
    this.ends = [onZoneChange(() => this.ask())];
    this.events = {
      flow: (flow) => {
        this.flow = flow;
        this.rates.add(flow.topics);
        this.ask();
      },
    };
  }

  query() {
    return 'view=flow';
  }

  accepts(place) {
    return place.view === 'flow';
  }

  change() {}

  clock() {}

  ask() {
    inNextFrame(this.draw);
  }

  draw() {
    const { flow } = this;
    if (!flow) return;
    this.waiting.hidden = true;
    this.content.hidden = false;
    this.figures.replaceChildren(
      ...figuresOf(flow).map(([term, value, hint]) =>
        h('div', { class: 'card figure' }, h('dt', {}, term), h('dd', {}, value), h('p', { class: 'muted' }, hint)),
      ),
    );
    this.rates.draw();
    refill(this.topics, topicTable(flow.topics));
    refill(this.lag, lagTable(flow));
    refill(this.models, modelTable(flow.models));
    this.letters.show(flow.deadLetters);
  }

  close() {
    this.ends.forEach((end) => end());
    this.rates.close();
    notAnyMore(this.draw);
  }
}

function section(title, ...content) {
  return h('section', { class: 'card' }, h('h2', {}, title), ...content);
}

/** Lays a new table in, but not while somebody scrolls in it by keys. */
function refill(place, element) {
  if (!place.contains(document.activeElement)) place.replaceChildren(element);
}

function figuresOf({ topics, lag, deadLetters, latency, dropped }) {
  const rate = (role) =>
    topics.filter((topic) => topic.role === role).reduce((sum, topic) => sum + (topic.perSecond ?? 0), 0);
  const behind = lag.reduce((sum, partition) => sum + (partition.lag ?? 0), 0);
  return [
    ['In', `${compact(rate('in'))} /s`, 'records of readings'],
    ['Out', `${compact(rate('out'))} /s`, 'records that the job wrote'],
    ['Lag', count(behind), lag.length ? 'records not yet committed' : 'no group is known'],
    [
      'Dead letters',
      count(deadLetters.total),
      deadLetters.total ? 'refused, each with its reason' : 'nothing was refused',
    ],
    ['Latency', ...latencyWords(latency)],
    ['Dropped tabs', count(dropped), 'too slow to keep up'],
  ];
}

/** Readings of another time are as late as they are old, which says nothing of the flow. */
function latencyWords({ p50, p99, live }) {
  if (!live) return ['–', 'the readings are not of now'];
  if (p99 === null || p99 === undefined) return ['–', 'not seen yet'];
  return [duration(p99), `p99 from a step's end to here; p50 ${duration(p50)}`];
}
