// What an alert was worth, said by a person.
import { feedbackIsTaken, giveVerdict } from './calls.js';
import { dateAndTime, fromField, toField } from './clock.js';
import { button, h, say } from './element.js';

const WORDS = { REAL: 'real', FALSE: 'false', IGNORE_UNTIL: 'ignored' };
const DELAYS = [
  [3600000, '1 h'],
  [28800000, '8 h'],
  [86400000, '1 day'],
  [604800000, '7 days'],
];

export function verdictWords({ verdict, until }) {
  return `Marked ${WORDS[verdict] ?? verdict}${until ? ` until ${dateAndTime(until)}` : ''}`;
}

export function verdictButtons(alert) {
  if (!feedbackIsTaken()) {
    return h(
      'p',
      { class: 'muted verdict-hint' },
      'Verdicts are not taken here: start the page with --allow-feedback.',
    );
  }
  const said = h('p', { class: 'verdict-said', role: 'status' }, alert.verdict ? verdictWords(alert.verdict) : '');
  const give = (verdict) => {
    say(said, 'Sending…');
    giveVerdict({ alert: alert.id, entity: alert.entity, until: null, note: null, ...verdict })
      .then(({ text }) => say(said, `${verdictWords(verdict)} · ${text}`))
      .catch((e) => say(said, e.message));
  };
  const form = ignoreForm(alert, give);
  const ignore = button(
    'Ignore until…',
    () => {
      form.hidden = !form.hidden;
      ignore.setAttribute('aria-expanded', String(!form.hidden));
      if (!form.hidden) form.querySelector('input').focus();
    },
    { 'aria-expanded': 'false' },
  );
  return h(
    'div',
    { class: 'verdict' },
    h(
      'div',
      { class: 'group', role: 'group', 'aria-label': 'What the alert was worth' },
      button('Real', () => give({ verdict: 'REAL' })),
      button('False', () => give({ verdict: 'FALSE' })),
      ignore,
    ),
    form,
    said,
  );
}

function ignoreForm(alert, give) {
  const from = alert.time;
  const field = h('input', {
    type: 'datetime-local',
    step: '1',
    'aria-label': 'Ignore until',
    value: toField(from + DELAYS[0][0]),
  });
  const note = h('input', { type: 'text', placeholder: 'Why (for people)', 'aria-label': 'Why', maxlength: '500' });
  const form = h(
    'form',
    {
      class: 'ignore',
      hidden: true,
      onsubmit: (event) => {
        event.preventDefault();
        const until = fromField(field.value);
        if (Number.isFinite(until)) give({ verdict: 'IGNORE_UNTIL', until, note: note.value || null });
        form.hidden = true;
      },
    },
    h(
      'div',
      { class: 'group' },
      DELAYS.map(([delay, word]) => button(word, () => (field.value = toField(from + delay)))),
    ),
    field,
    note,
    h('button', { type: 'submit' }, 'Ignore'),
  );
  return form;
}
