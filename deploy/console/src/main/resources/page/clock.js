// Times and durations for people, in the viewer's zone or in UTC.
import { remembered, remember } from './memory.js';

const listeners = new Set();
const formats = new Map();
let utc = remembered('zone', 'local') === 'utc';

export function onZoneChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function zoneButton(button) {
  const show = () => {
    button.textContent = utc ? 'UTC' : zoneName();
    button.setAttribute(
      'aria-label',
      `Times in ${utc ? 'UTC' : 'your zone, ' + zoneName()}. Press for ${utc ? 'your zone' : 'UTC'}`,
    );
  };
  button.addEventListener('click', () => {
    utc = !utc;
    remember('zone', utc ? 'utc' : 'local');
    formats.clear();
    show();
    listeners.forEach((listener) => listener());
  });
  show();
}

function zoneName() {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'short' }).formatToParts(new Date());
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'local';
  return name === 'UTC' ? 'Local (UTC)' : name;
}

function formatted(millis, fields) {
  if (!Number.isFinite(millis)) return '–';
  const key = JSON.stringify(fields);
  if (!formats.has(key)) {
    formats.set(
      key,
      new Intl.DateTimeFormat('sv-SE', { ...fields, hourCycle: 'h23', timeZone: utc ? 'UTC' : undefined }),
    );
  }
  return formats.get(key).format(millis);
}

const TWO = '2-digit';
const TIME = { hour: TWO, minute: TWO, second: TWO };
const DATE = { year: 'numeric', month: TWO, day: TWO };

/** 10:15:20 */
export const timeOfDay = (millis) => formatted(millis, TIME);
/** 10:15 */
export const hourAndMinute = (millis) => formatted(millis, { hour: TWO, minute: TWO });
/** 2026-11-27 */
export const date = (millis) => formatted(millis, DATE);
/** 2026-11-27 10:15:20 */
export const dateAndTime = (millis) => formatted(millis, { ...DATE, ...TIME });

/** Time of day, with its date where that is not the other time's. */
export function moment(millis, now) {
  return date(millis) === date(now) ? timeOfDay(millis) : dateAndTime(millis);
}

/** 45 s, 3 min, 1 h 12 min, 2 d 3 h */
export function duration(millis) {
  if (!Number.isFinite(millis)) return '–';
  const seconds = Math.max(0, millis / 1000);
  if (seconds < 1) return `${Math.round(millis)} ms`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return hours % 24 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : `${hours / 24} d`;
}

/** How far this zone is ahead of UTC at that time, in ms. */
export function zoneOffset(millis) {
  return utc ? 0 : -new Date(millis).getTimezoneOffset() * 60000;
}

/** What a datetime-local field shows for a time, and the time of what was typed there. */
export const toField = (millis) => new Date(millis + zoneOffset(millis)).toISOString().slice(0, 19);
export const fromField = (text) => (utc ? Date.parse(text + 'Z') : Date.parse(text));
