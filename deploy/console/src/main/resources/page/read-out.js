// What is known of one column, beside the pointer: time, value, what was expected, blame.
import { dateAndTime } from './clock.js';
import { h } from './element.js';
import { figure, percent, rough } from './figures.js';
import { ratioAt } from './score-line.js';
import { isNumber } from './scale.js';

export class ReadOut {
  constructor() {
    this.element = h('div', { class: 'read-out', hidden: true, 'aria-hidden': 'true' });
  }

  /** @param c the channel that is pointed at, -1 for none in particular */
  show(columns, k, c, x, y, width) {
    if (k < 0) return this.hide();
    this.element.hidden = false;
    this.element.replaceChildren(h('strong', {}, dateAndTime(columns.timeOf(k))), h('dl', {}, lines(columns, k, c)));
    const left = x > width / 2 ? x - this.element.offsetWidth - 14 : x + 14;
    this.element.style.transform = `translate(${Math.max(2, Math.round(left))}px, ${Math.round(y + 14)}px)`;
  }

  hide() {
    this.element.hidden = true;
  }
}

/** [what, figure] of a column in words: for the read-out and for who cannot see it. */
export function facts(columns, k, c) {
  const told = [];
  const ratio = ratioAt(columns, k);
  if (c >= 0) {
    const { name, unit } = columns.channels[c];
    told.push([name, figure(columns.mean[c][k], unit)]);
    if (columns.min[c][k] !== columns.max[c][k])
      told.push(['from – to', `${figure(columns.min[c][k])} – ${figure(columns.max[c][k], unit)}`]);
    if (isNumber(columns.mid[c][k]))
      told.push([
        'expected',
        `${figure(columns.mid[c][k])} (${figure(columns.low[c][k])} – ${figure(columns.high[c][k], unit)})`,
      ]);
    const all = columns.saliency.reduce((sum, row) => sum + (row[k] ?? 0), 0);
    if (isNumber(columns.saliency[c][k]))
      told.push([
        'blame',
        `${rough(columns.saliency[c][k])}${all > 0 ? ` (${percent(columns.saliency[c][k] / all)})` : ''}`,
      ]);
    if (isNumber(columns.weight[c][k])) told.push(['gate', rough(columns.weight[c][k])]);
  }
  told.push([
    'score',
    `${rough(columns.score[k])} of ${rough(columns.threshold[k])}${ratio === null ? '' : ` = ${rough(ratio)} ×`}`,
  ]);
  return told;
}

function lines(columns, k, c) {
  return facts(columns, k, c).flatMap(([what, value]) => [h('dt', {}, what), h('dd', {}, value)]);
}
