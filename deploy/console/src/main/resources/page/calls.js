// What the page asks the server besides its stream.
let session = { version: '', csrf: '', feedback: false, user: null };

class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, body.error ?? `The server answered ${response.status}.`);
  return body;
}

async function get(path, parameters, signal) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) query.set(name, String(value));
  return answer(await fetch(`/api/${path}?${query}`, { signal, headers: { Accept: 'application/json' } }));
}

/** Who we are to the server; to be asked anew after it restarted. */
export async function greet() {
  session = await get('session', {});
  return session;
}

export function feedbackIsTaken() {
  return session.feedback;
}

export function windowOf(entity, from, to, columns, signal) {
  return get('window', { entity, from: Math.round(from), to: Math.round(to), columns }, signal);
}

export function momentOf(entity, time, signal) {
  return get('moment', { entity, time: Math.round(time) }, signal);
}

export function blameOf(entity, from, to, signal) {
  return get('blame', { entity, from: Math.round(from), to: Math.round(to) }, signal);
}

export function alertById(id) {
  return get('alert', { id });
}

export async function giveVerdict(verdict) {
  return answer(
    await fetch('/api/feedback', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': session.csrf },
      body: JSON.stringify(verdict),
    }),
  );
}
