// What an alert says, in words.
import { moment } from './clock.js';
import { figure, spread } from './figures.js';

const ENDINGS = {
  USUAL_AGAIN: 'usual again',
  ACCEPTED: 'lasted so long that it is usual now',
  SILENT: 'the entity fell silent',
  MODEL_CHANGED: 'another model took over',
};
export const endingWords = (ending) => ENDINGS[ending] ?? null;

const KINDS = {
  SPIKE: 'leapt and came back',
  LEVEL: 'stays beside what was expected',
  DRIFT: 'moves away from what was expected',
  NOISE: 'leaps to and fro',
  FROZEN: 'does not change any more',
};
export const kindWords = (kind) => KINDS[kind] ?? '';

/** Of a channel that broke while the alert of others was open. */
export const laterWords = (cause, alert) => (cause.later ? `only since ${moment(cause.from, alert.started)}` : '');

/** 68 m³/h came, expected 76.6 ± 0.6 m³/h */
export function cameAndExpected({ value, expected, deviation, unit }) {
  if (value === null || value === undefined) return '';
  if (expected === null || expected === undefined) return `${figure(value, unit)} came`;
  const about = deviation
    ? `${figure(expected)} ± ${spread(deviation)}${unit ? ' ' + unit : ''}`
    : figure(expected, unit);
  return `${figure(value, unit)} came, expected ${about}`;
}

export const modelWords = (model) => (model ? `${model.name} ${model.version}` : '–');
