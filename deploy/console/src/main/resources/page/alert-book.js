// All alerts that the stream told of; who asks is told of changes, and a newly opened one is announced once.
import { severityRank, severityWord } from './marks.js';

export class AlertBook {
  /** @param announce called with the sentence of a newly opened alert */
  constructor(announce) {
    this.announce = announce;
    this.alerts = new Map();
    this.told = null;
    this.listeners = new Set();
  }

  onChange(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  apply({ whole, alerts }) {
    if (whole) this.alerts.clear();
    for (const alert of alerts) this.alerts.set(alert.id, alert);
    this.tellOf(alerts);
    this.listeners.forEach((listener) => listener(alerts));
  }

  tellOf(alerts) {
    const first = this.told === null;
    this.told ??= new Set();
    const fresh = alerts.filter((alert) => isOpen(alert) && !this.told.has(alert.id));
    fresh.forEach((alert) => this.told.add(alert.id));
    if (first || fresh.length === 0) return;
    const worst = fresh.sort(worstFirst)[0];
    const others = fresh.length > 1 ? ` And ${fresh.length - 1} more.` : '';
    this.announce(`${severityWord(worst.severity)} alert. ${worst.text || worst.entity}${others}`);
  }

  of(entity) {
    return [...this.alerts.values()].filter((alert) => alert.entity === entity);
  }

  open() {
    return [...this.alerts.values()].filter(isOpen);
  }
}

export const isOpen = (alert) => alert.state !== 'CLOSED';

/** Open ones by severity, then the newest; closed ones by the newest. */
export function worstFirst(a, b) {
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
  const severity = isOpen(a) ? severityRank(b.severity) - severityRank(a.severity) : 0;
  return severity || b.opened - a.opened || (a.id < b.id ? -1 : 1);
}

/** From when to when an alert is shown: with room before it four times its length, so that it can be compared. */
export function surroundings(alert) {
  const length = Math.max(60000, alert.time - alert.started);
  return { from: alert.started - Math.max(4 * length, 300000), to: alert.time + Math.max(length, 120000) };
}
