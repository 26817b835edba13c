// The address after the #: which view, of what, when. A link says all that is needed to see the same.
const NUMBERS = ['from', 'to', 'span', 'at'];
const WORDS = ['alert', 'mark', 'state', 'sort', 'find'];

/** '#/machine/pump-1?from=1&to=2' to {view: 'machine', entity: 'pump-1', from: 1, to: 2}; what is not known is the overview. */
export function parse(hash) {
  const [path, query = ''] = hash.replace(/^#/, '').split('?', 2);
  const [, view = '', name = ''] = path.split('/');
  const place = { view: 'overview' };
  if (view === 'machine' && name) Object.assign(place, { view, entity: decoded(name) });
  else if (view === 'alert' && name) Object.assign(place, { view, id: decoded(name) });
  else if (view === 'alerts' || view === 'flow') place.view = view;
  const parameters = new URLSearchParams(query);
  for (const key of NUMBERS) {
    const value = Number(parameters.get(key));
    if (parameters.has(key) && Number.isFinite(value)) place[key] = value;
  }
  for (const key of WORDS) if (parameters.get(key)) place[key] = parameters.get(key);
  if (!(place.from < place.to)) {
    delete place.from;
    delete place.to;
  }
  return place;
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function format(place) {
  const paths = {
    overview: () => '#/',
    alerts: () => '#/alerts',
    flow: () => '#/flow',
    machine: () => '#/machine/' + encodeURIComponent(place.entity),
    alert: () => '#/alert/' + encodeURIComponent(place.id),
  };
  const parameters = new URLSearchParams();
  for (const key of NUMBERS) if (Number.isFinite(place[key])) parameters.set(key, String(Math.round(place[key])));
  for (const key of WORDS) if (place[key]) parameters.set(key, place[key]);
  const query = parameters.toString();
  return paths[place.view]() + (query ? '?' + query : '');
}

export function here() {
  return parse(location.hash);
}

let wentAt = 0;

/** Goes there. Moves in time that follow each other within a second are one step for the Back button. */
export function go(place, { replace = false } = {}) {
  const now = performance.now();
  const hash = format(place);
  if (hash === location.hash) return;
  const before = here();
  const moves = before.view === place.view && before.entity === place.entity && now - wentAt < 1000;
  if (replace || moves) history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
  if (!replace) wentAt = now;
  dispatchEvent(new Event('heed:went'));
}
