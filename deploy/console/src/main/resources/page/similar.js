// Past moments that an alert's opening looks like, as small pictures to jump to.
import { windowOf } from './calls.js';
import { surface } from './canvas.js';
import { Columns } from './columns.js';
import { dateAndTime } from './clock.js';
import { h, say } from './element.js';
import { percent } from './figures.js';
import { paintLine } from './lines.js';
import { paintScore } from './score-line.js';
import { Axis } from './axis.js';
import { Scale } from './scale.js';

const COLUMNS = 96;
const BEFORE_MS = 480000;
const AFTER_MS = 120000;

/** @param jump called with {from, to} */
export function similarMoments(alert, jump, signal) {
  return h(
    'div',
    { class: 'similar' },
    alert.similar.map((similar) => picture(alert, similar, jump, signal)),
  );
}

function picture(alert, similar, jump, signal) {
  const top = alert.causes[0]?.channel;
  const line = h('canvas', { class: 'picture-line', 'aria-hidden': 'true' });
  const score = h('canvas', { class: 'picture-score', 'aria-hidden': 'true' });
  const note = h('span', { class: 'muted' }, 'Loading…');
  const from = similar.time - BEFORE_MS;
  const to = similar.time + AFTER_MS;
  const link = h(
    'button',
    { type: 'button', class: 'picture', onclick: () => jump({ from, to }) },
    h('span', { class: 'picture-head' }, dateAndTime(similar.time)),
    h('span', { class: 'muted' }, `${percent(similar.weight)} of the attention${similar.alerted ? ' · alerted' : ''}`),
    line,
    score,
    note,
  );
  windowOf(alert.entity, from, to, COLUMNS, signal)
    .then((record) => {
      const columns = new Columns();
      columns.apply({ ...record, whole: true }, COLUMNS);
      const c = Math.max(
        0,
        columns.channels.findIndex((channel) => channel.name === top),
      );
      if (columns.isEmpty()) return say(note, 'No longer kept');
      say(note, columns.channels[c].name);
      const scene = {
        axis: new Axis(from, to),
        isSmall: true,
        columns,
        spans: [{ from: similar.time, to: similar.time + columns.width }],
      };
      requestAnimationFrame(() => {
        if (!surface(line)) return;
        paintLine(line, scene, c, new Scale());
        paintScore(score, scene);
      });
    })
    .catch((e) => e.name !== 'AbortError' && say(note, e.message));
  return link;
}
