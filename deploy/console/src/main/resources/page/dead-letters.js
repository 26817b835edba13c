// What was refused: how much for which reason, and the newest ones to read.
import { dateAndTime } from './clock.js';
import { h, say } from './element.js';
import { count } from './figures.js';

export class DeadLetters {
  constructor() {
    this.reasons = h('ul', { class: 'reasons', 'aria-label': 'Reasons' });
    this.newest = h('ol', { class: 'letters', 'aria-label': 'Newest dead letters' });
    this.none = h('p', { class: 'muted' }, 'Nothing was refused.');
    this.letters = new Map();
    this.element = h('div', {}, this.none, this.reasons, this.newest);
  }

  show({ total, reasons, newest }) {
    this.none.hidden = total > 0;
    const most = Math.max(1, ...Object.values(reasons));
    this.reasons.replaceChildren(
      ...Object.entries(reasons)
        .sort((a, b) => b[1] - a[1])
        .map(([reason, number]) => {
          const bar = h('span', { class: 'bar-fill bar-letters' });
          bar.style.width = `${(100 * number) / most}%`;
          return h(
            'li',
            {},
            h('span', {}, reason),
            h('span', { class: 'bar-track', 'aria-hidden': 'true' }, bar),
            h('span', { class: 'reason-count' }, count(number)),
          );
        }),
    );
    this.fill(newest);
  }

  /** Keeps the ones that are there, so that what somebody has opened stays open. */
  fill(newest) {
    const keys = newest.map((letter) => `${letter.topic} ${letter.partition} ${letter.offset} ${letter.time}`);
    for (const [key, item] of this.letters) {
      if (keys.includes(key)) continue;
      item.element.remove();
      this.letters.delete(key);
    }
    let before = this.newest.firstElementChild;
    newest.forEach((letter, i) => {
      if (!this.letters.has(keys[i])) this.letters.set(keys[i], readable(letter));
      const { element, when } = this.letters.get(keys[i]);
      say(when, dateAndTime(letter.time));
      if (element === before) before = before.nextElementSibling;
      else this.newest.insertBefore(element, before);
    });
  }
}

function readable(letter) {
  const when = h('span', { class: 'muted' });
  const facts = [
    ['Message', letter.message],
    ['Stage', letter.stage],
    ['From', `${letter.topic}-${letter.partition} at offset ${letter.offset}`],
    ['Key', letter.key],
  ];
  const element = h(
    'li',
    {},
    h(
      'details',
      {},
      h(
        'summary',
        {},
        h('strong', {}, letter.reason),
        ' ',
        when,
        ' ',
        h('span', { class: 'letter-message' }, letter.message),
      ),
      h(
        'dl',
        { class: 'facts' },
        facts.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value ?? '–'))),
      ),
      h('pre', { tabindex: '0', 'aria-label': 'Value' }, letter.value ?? '–'),
    ),
  );
  return { element, when };
}
