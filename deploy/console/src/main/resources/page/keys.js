// Keys. They do nothing while somebody types, and a key that the focused control knows itself is left to it.
import { h } from './element.js';

const KEYS = [
  ['o', 'Overview'],
  ['a', 'Alerts'],
  ['f', 'Flow'],
  ['/', 'Search'],
  ['Space', 'Pause, or live again'],
  ['← →', 'Back and forward in time; with the charts focused, the cursor'],
  ['Shift ← →', 'With the charts focused: mark a span'],
  ['Enter', 'With the charts focused: what was to blame there'],
  ['+ −', 'Zoom'],
  ['Esc', 'Close what is open'],
  ['?', 'This help'],
];

/** @param actions by the key's name as in KeyboardEvent.key */
export function listen(actions) {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest('input, textarea, select, dialog[open]')) {
      if (event.key === 'Escape' && target.matches('input')) target.blur();
      return;
    }
    if (event.key === ' ' && target.closest('button, a, summary')) return;
    const action = actions[event.key];
    if (action && action(event) !== false) event.preventDefault();
  });
}

export function helpDialog(dialog, version) {
  dialog.replaceChildren(
    h('h2', { id: 'help-title' }, 'Keys'),
    h(
      'dl',
      { class: 'keys' },
      KEYS.flatMap(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)]),
    ),
    h('h2', {}, 'How to read it'),
    h(
      'p',
      {},
      'A score of 1 × is where an alert becomes possible, whatever the model. The heat map says which channel is to blame, and when: it is aligned with the lines above it. Shaded spans are alerts. A band is what had been forecast.',
    ),
    h('p', { class: 'muted' }, version ? `Heed ${version}` : 'Heed'),
    h('form', { method: 'dialog' }, h('button', {}, 'Close')),
  );
}
