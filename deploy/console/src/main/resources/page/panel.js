// The panel beside the charts: who is to blame for an alert, for a marked span, for one step.
import { alertFacts, alertHead } from './alert-card.js';
import { causesOf, channelsOf } from './blame-list.js';
import { blameOf } from './calls.js';
import { duration, moment } from './clock.js';
import { button, h } from './element.js';
import { similarMoments } from './similar.js';
import { stepAt } from './step.js';
import { verdictButtons } from './verdict.js';

export class Panel {
  /** @param steer {close(), jump({from, to})} */
  constructor(entity, steer) {
    this.entity = entity;
    this.steer = steer;
    this.content = h('div', { class: 'panel-content' });
    this.element = h(
      'aside',
      { class: 'panel', 'aria-label': 'Blame', hidden: true },
      button('×', steer.close, { class: 'panel-close', 'aria-label': 'Close the panel' }),
      this.content,
    );
  }

  /** Shows what is chosen: an alert, a span [from, to], a time, or nothing of them; channels and the newest time are the machine's. */
  show({ alert, mark, at, channels, now }) {
    const key = JSON.stringify([alert?.id, alert?.state, alert?.time, alert?.verdict, mark, at]);
    if (key === this.key) return;
    const other = JSON.stringify([alert?.id, mark, at]) !== this.chosen;
    this.key = key;
    this.chosen = JSON.stringify([alert?.id, mark, at]);
    this.asked?.abort();
    this.asked = new AbortController();
    this.element.hidden = !alert && !mark && !Number.isFinite(at);
    if (this.element.hidden) return this.content.replaceChildren();
    if (other || !this.parts) this.parts = this.begin(alert, mark, at);
    this.fill({ alert, mark, at, channels, now }, other, this.asked.signal);
  }

  begin(alert, mark, at) {
    const parts = {
      head: h('div', {}),
      blame: h('div', {}),
      similar: h('div', {}),
      verdict: h('div', {}),
      step: h('div', {}),
    };
    if (Number.isFinite(at)) parts.step.append(h('p', { class: 'waiting-small' }, 'Looking at the step…'));
    if (mark && !alert) parts.blame.append(h('p', { class: 'waiting-small' }, 'Comparing with the time before…'));
    this.content.replaceChildren(parts.head, parts.blame, parts.similar, parts.verdict, parts.step);
    return parts;
  }

  fill({ alert, mark, at, channels, now }, other, signal) {
    if (alert) this.fillAlert(alert, now, other, signal);
    else if (mark) this.fillSpan(mark, signal);
    if (Number.isFinite(at) && other) this.wait(this.parts.step, stepAt(this.entity, at, channels, signal));
  }

  fillAlert(alert, now, other, signal) {
    const { head, blame, similar, verdict } = this.parts;
    head.replaceChildren(alertHead(alert, 'h2'), alertFacts(alert, now));
    blame.replaceChildren(h('h3', {}, 'To blame'), causesOf(alert, null));
    blameOf(this.entity, alert.started, Math.max(alert.time, alert.started + 1000), signal)
      .then((of) => blame.replaceChildren(h('h3', {}, 'To blame'), causesOf(alert, of)))
      .catch(() => {}); // the alert's own causes are there already
    if (!other) return;
    verdict.replaceChildren(verdictButtons(alert));
    if (alert.similar?.length) {
      similar.replaceChildren(
        h('h3', {}, 'Looks like'),
        similarMoments(alert, this.steer.jump, new AbortController().signal),
      );
    }
  }

  fillSpan([from, to], signal) {
    this.parts.head.replaceChildren(
      h('h2', {}, `${moment(from, to)} – ${moment(to, from)}`),
      h('p', { class: 'muted' }, `${duration(to - from)}, against the ${duration(4 * (to - from))} before`),
      h(
        'p',
        { class: 'actions' },
        button('Zoom to it', () => this.steer.jump({ from, to })),
      ),
      h('h3', {}, 'To blame'),
    );
    this.wait(
      this.parts.blame,
      blameOf(this.entity, from, to, signal).then((blame) =>
        blame.channels.length ? channelsOf(blame) : h('p', { class: 'muted' }, 'Nothing is kept of that span.'),
      ),
    );
  }

  wait(place, promise) {
    promise
      .then((element) => place.replaceChildren(element))
      .catch((e) => e.name !== 'AbortError' && place.replaceChildren(h('p', { class: 'error' }, e.message)));
  }
}
