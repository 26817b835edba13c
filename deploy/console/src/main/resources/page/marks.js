// States and severities as a shape and a word; the colour only comes on top.
import { h, svg } from './element.js';

const SHAPES = {
  HIGH: 'M7 1 13.5 13H.5Z',
  MEDIUM: 'M7 .8 13.2 7 7 13.2 .8 7Z',
  LOW: 'M7 1.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11Z',
  quiet: 'M1.5 7.5 5.5 11.5 12.5 3',
  warming: 'M7 1.5a5.5 5.5 0 1 1-5.5 5.5M7 4v3l2 2',
  silent: 'M2 7h10',
};
const HOLLOW = new Set(['quiet', 'warming', 'silent']);
const WORDS = { HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low' };
const RANKS = { HIGH: 3, MEDIUM: 2, LOW: 1 };

export const severityWord = (severity) => WORDS[severity] ?? 'Alert';
export const severityRank = (severity) => RANKS[severity] ?? 0;

export function shape(name) {
  const path = HOLLOW.has(name)
    ? svg('path', {
        d: SHAPES[name],
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': 2,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      })
    : svg('path', { d: SHAPES[name] ?? SHAPES.LOW, fill: 'currentColor' });
  return svg('svg', { viewBox: '0 0 14 14', width: 12, height: 12, class: 'shape', 'aria-hidden': 'true' }, path);
}

/** A badge: badge('HIGH', 'High alert'), badge('quiet', 'Quiet'). */
export function badge(kind, text) {
  return h('span', { class: `badge badge-${kind.toLowerCase()}` }, shape(kind), h('span', {}, text));
}
