// One alert in words: what it says, since when, how bad, by which model.
import { format } from './address.js';
import { isOpen } from './alert-book.js';
import { cameAndExpected, endingWords, kindWords, laterWords, modelWords } from './alert-words.js';
import { duration, moment } from './clock.js';
import { h } from './element.js';
import { percent, rough } from './figures.js';
import { badge, severityWord } from './marks.js';
import { verdictButtons, verdictWords } from './verdict.js';

export function alertHead(alert, heading) {
  return h(
    'div',
    { class: 'alert-head' },
    h(
      'div',
      { class: 'alert-marks' },
      badge(alert.severity, `${severityWord(alert.severity)} alert`),
      h('span', { class: isOpen(alert) ? 'open-word' : 'muted' }, isOpen(alert) ? 'Open' : 'Closed'),
      alert.verdict ? h('span', { class: 'muted' }, verdictWords(alert.verdict)) : null,
    ),
    h(heading, { class: 'alert-text' }, alert.text || alert.entity),
  );
}

/** Terms and figures; `now` is the newest reading's time where it is known. */
export function alertFacts(alert, now = alert.time) {
  const length = (isOpen(alert) ? Math.max(now, alert.time) : alert.time) - alert.started;
  const facts = [
    ['First seen', moment(alert.started, now)],
    ['Opened', moment(alert.opened, now)],
    [isOpen(alert) ? 'Lasting' : 'Lasted', duration(length)],
    ['Score', `${rough(alert.score)}, ${rough(alert.score / alert.threshold)} × the threshold`],
    ['Model', modelWords(alert.model)],
  ];
  if (!isOpen(alert)) facts.push(['Ended', endingWords(alert.ending) ?? 'closed']);
  if (alert.suppressed > 0) facts.push(['Held back before', `${alert.suppressed} by feedback`]);
  return h(
    'dl',
    { class: 'facts' },
    facts.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
  );
}

/** A whole card for the list of alerts. */
export class AlertCard {
  constructor(alert) {
    this.head = h('div', {});
    this.causes = h('ul', { class: 'causes', 'aria-label': 'Causes' });
    this.element = h('li', { class: 'card alert-card', 'data-alert': alert.id });
    this.element.append(
      this.head,
      this.causes,
      h(
        'p',
        { class: 'actions' },
        h('a', { href: format({ view: 'alert', id: alert.id }), class: 'button' }, 'Look at it'),
        h('a', { href: format({ view: 'machine', entity: alert.entity }) }, `${alert.entity} now`),
      ),
      verdictButtons(alert),
    );
    this.show(alert, alert.time);
  }

  show(alert, now) {
    const key = `${alert.state} ${alert.time} ${alert.severity} ${alert.verdict?.verdict} ${isOpen(alert) ? Math.floor(now / 5000) : ''}`;
    if (key === this.key) return;
    this.key = key;
    this.element.className = `card alert-card alert-${alert.severity.toLowerCase()}${isOpen(alert) ? ' is-open' : ''}`;
    this.head.replaceChildren(alertHead(alert, 'h3'), alertFacts(alert, now));
    this.causes.replaceChildren(
      ...alert.causes
        .filter((cause, place) => place < 4 || cause.later)
        .map((cause) =>
          h(
            'li',
            {},
            h('strong', {}, cause.channel),
            ` ${percent(cause.share)} `,
            h(
              'span',
              { class: 'muted' },
              [cameAndExpected(cause), kindWords(cause.kind), laterWords(cause, alert)].filter(Boolean).join(' · '),
            ),
          ),
        ),
    );
  }
}
