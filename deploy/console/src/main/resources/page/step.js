// One step: what each channel was given by the gate, what came, and which steps around it were attended to.
import { momentOf } from './calls.js';
import { dateAndTime } from './clock.js';
import { attentionBars } from './attention-bars.js';
import { h, table } from './element.js';
import { figure, rough } from './figures.js';

/** @param channels [{name, unit}] of the machine */
export async function stepAt(entity, time, channels, signal) {
  const step = { ...(await momentOf(entity, time, signal)), channels };
  const chart = h('div', { class: 'attention-chart' });
  const gate = h('div', { class: 'gate' }, gateBars(step));
  const numbers = table(
    `The step of ${dateAndTime(step.time)}`,
    ['Channel', 'Came', 'Expected', 'Blame'],
    step.channels.map((channel, c) => [
      channel.name,
      figure(step.value[c], channel.unit),
      figure(step.expected[c], channel.unit),
      rough(step.saliency[c]),
    ]),
  );
  const offsets = table(
    'Attention by offset',
    ['Offset in steps', 'Weight'],
    step.attention.map(({ offset, weight }) => [String(offset), rough(weight)]),
  );
  if (step.attention.length) attentionBars(chart, step.attention);
  return h(
    'section',
    { class: 'step' },
    h('h3', {}, `The step of ${dateAndTime(step.time)}`),
    h('p', { class: 'muted' }, `Score ${rough(step.score)}, threshold ${rough(step.threshold)}`),
    numbers,
    h('h4', {}, 'Gate: weight of each channel'),
    gate,
    h('h4', {}, 'Attention: weight of the steps around it, by offset'),
    step.attention.length ? chart : h('p', { class: 'muted' }, 'This model attends to no other steps.'),
    step.attention.length ? h('details', {}, h('summary', {}, 'Table'), offsets) : null,
  );
}

function gateBars(step) {
  const most = Math.max(...step.weight.map((weight) => Math.abs(weight ?? 0)), 1e-9);
  return step.channels.map((channel, c) => {
    const bar = h('span', { class: 'bar-fill bar-gate' });
    bar.style.width = `${(100 * Math.abs(step.weight[c] ?? 0)) / most}%`;
    return h(
      'div',
      { class: 'gate-row' },
      h('span', { class: 'gate-name', title: channel.name }, channel.name),
      h('span', { class: 'bar-track', 'aria-hidden': 'true' }, bar),
      h('span', { class: 'gate-value' }, rough(step.weight[c])),
    );
  });
}
