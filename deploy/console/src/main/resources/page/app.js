// The page: what is looked at follows the address; one stream of events feeds it.
import { go, here } from './address.js';
import { AlertBook, surroundings } from './alert-book.js';
import { Alerts } from './alerts.js';
import { alertById, greet } from './calls.js';
import { date, duration, onZoneChange, timeOfDay, zoneButton } from './clock.js';
import { h, say } from './element.js';
import { Flow } from './flow.js';
import { helpDialog, listen } from './keys.js';
import { Machine } from './machine.js';
import { Overview } from './overview.js';
import { Stream } from './stream.js';
import { themeButton } from './theme.js';

const VIEWS = { overview: Overview, machine: Machine, alerts: Alerts, flow: Flow };
const SILENT_MS = 10000;
const by = (id) => document.getElementById(id);

const world = { now: () => world.clock?.newest ?? null, book: new AlertBook(announce), clock: null, linked: null };
const stream = new Stream(connection);
let view = null;
let streamed = null;
let help = '';

function announce(text) {
  by('announcer').replaceChildren(h('p', {}, text));
}

function connection(state) {
  const lost = state === 'lost';
  by('connection').hidden = !lost;
  if (lost) {
    sayWhy();
    meet().catch((e) => {
      world.signedOut = e.status === 401;
      sayWhy();
    });
  } else if (world.wasLost) meet().catch(() => {}); // it was lost again: that is told by then
  world.wasLost = lost;
}

function sayWhy() {
  say(
    by('connection'),
    world.signedOut
      ? 'You are not signed in any more: open this address with its token again.'
      : 'Connection lost, trying again… What you see is what was known last.',
  );
}

/** Asks who we are to the server; after a restart that is another than before. */
async function meet() {
  help = (await greet()).version;
  world.signedOut = false;
}

const common = {
  clock(clock) {
    world.clock = clock;
    showClock();
    view?.clock?.();
  },
  alerts(message) {
    world.book.apply(message);
    showCount();
  },
};

function showClock() {
  const { clock } = world;
  const silent = clock && clock.behind > SILENT_MS;
  const known = clock && clock.newest !== null;
  say(by('today'), known ? date(clock.newest) : '');
  say(
    by('now'),
    known ? `${timeOfDay(clock.newest)}${silent ? ` · nothing for ${duration(clock.behind)}` : ''}` : 'No readings yet',
  );
  by('now').classList.toggle('is-silent', Boolean(silent));
}

function showCount() {
  const open = world.book.open().length;
  by('open-count').hidden = open === 0;
  say(by('open-count'), String(open));
  by('open-count').setAttribute('aria-label', `${open} open`);
  showTitle();
}

function showTitle() {
  const open = world.book.open().length;
  document.title = `${open ? `(${open}) ` : ''}${view ? view.title + ' · ' : ''}Heed`;
}

/** An alert's own address shows its machine around it; the address stays until one moves on. */
async function followAlert(place) {
  if (!view) by('main').replaceChildren(h('p', { class: 'waiting' }, 'Looking for the alert…'));
  try {
    world.linked = world.book.alerts.get(place.id) ?? (await alertById(place.id));
    if (here().id === place.id)
      show({ view: 'machine', entity: world.linked.entity, ...surroundings(world.linked), alert: place.id });
  } catch (e) {
    leave();
    by('main').replaceChildren(
      h(
        'section',
        { class: 'view' },
        h('h1', { id: 'title', tabindex: '-1' }, 'This alert is not known'),
        h('p', {}, `${e.message} `, h('a', { href: '#/alerts' }, 'All alerts')),
      ),
    );
    open('view=alerts', {});
  }
}

function leave() {
  view?.close();
  view = null;
}

function show(place) {
  if (view?.accepts(place)) view.change(place);
  else {
    const moved = view !== null;
    leave();
    view = new VIEWS[place.view](place, world);
    by('main').replaceChildren(view.element);
    scrollTo(0, 0);
    if (moved) view.element.querySelector('h1').focus({ preventScroll: true });
  }
  open(view.query(), view.events);
  const shown = place.view === 'machine' ? 'overview' : place.view;
  for (const link of document.querySelectorAll('nav [data-view]')) {
    if (link.dataset.view === shown) link.setAttribute('aria-current', place.view === 'machine' ? 'true' : 'page');
    else link.removeAttribute('aria-current');
  }
  showTitle();
}

function open(query, events) {
  if (query === streamed) return;
  streamed = query;
  stream.open(query, { ...common, ...events });
}

function route() {
  const place = here();
  if (place.view === 'alert') followAlert(place);
  else show(place);
}

function start() {
  themeButton(by('theme'));
  zoneButton(by('zone'));
  onZoneChange(showClock);
  by('help-button').addEventListener('click', () => openHelp());
  by('skip').addEventListener('click', (event) => {
    event.preventDefault();
    by('main').focus();
  });
  listen({
    o: () => go({ view: 'overview' }),
    a: () => go({ view: 'alerts' }),
    f: () => go({ view: 'flow' }),
    '/': () => search(),
    '?': () => openHelp(),
    ' ': () => pause(),
    ArrowLeft: () => steer('shift', -0.5),
    ArrowRight: () => steer('shift', 0.5),
    '+': () => steer('zoomBy', 0.5),
    '-': () => steer('zoomBy', 2),
    Escape: () => (here().alert || here().at || here().mark ? view?.unchoose?.() : false),
  });
  addEventListener('popstate', route);
  addEventListener('heed:went', route);
  meet()
    .catch(() => {})
    .then(route); // what is wrong, the stream finds, too
}

function steer(what, how) {
  if (!view?.steer) return false;
  view.steer[what](how);
  return true;
}

function pause() {
  if (!view?.togglePause) return false;
  view.togglePause();
  return true;
}

function search() {
  const field = by('search');
  if (field) field.focus();
  else {
    go({ view: 'overview' });
    requestAnimationFrame(() => by('search')?.focus());
  }
  return true;
}

function openHelp() {
  helpDialog(by('help'), help);
  by('help').showModal();
  return true;
}

start();
