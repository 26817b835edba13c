// What the time bar and the keys do to the address of a machine.
import { go, here } from './address.js';
import { DEFAULT_SPAN } from './time-bar.js';

/** @param axis tells the axis that is shown now, null while there is none */
export function machineSteering(axis) {
  const past = (from, to) => {
    const { span, ...rest } = here();
    go({ ...rest, view: 'machine', entity: rest.entity ?? rest.id, from, to });
  };
  const shown = () => {
    const place = here();
    const { from, newest } = axis();
    return Number.isFinite(place.from) ? { from: place.from, to: place.to } : { from, to: newest };
  };
  const steer = {
    live() {
      const { entity, from, to } = here();
      const span = Number.isFinite(from) && to - from <= 7 * 86400000 ? to - from : undefined;
      go({ view: 'machine', entity, span: nearSpan(span) });
    },
    pause() {
      if (axis()) past(shown().from, shown().to);
    },
    shift(parts) {
      if (!axis()) return;
      const { from, to } = shown();
      const by = parts * (to - from);
      if (to + by >= axis().newest) steer.live();
      else past(from + by, to + by);
    },
    zoom(span) {
      const place = here();
      if (!Number.isFinite(place.from)) return go({ ...place, span });
      const end = Math.min(axis()?.newest ?? Infinity, (place.from + place.to + span) / 2);
      past(end - span, end);
    },
    zoomBy(factor) {
      const place = here();
      const span = Number.isFinite(place.from) ? place.to - place.from : (place.span ?? DEFAULT_SPAN);
      steer.zoom(Math.max(10000, Math.min(7 * 86400000, span * factor)));
    },
    goTo(time) {
      const { from, to } = shown();
      past(time - (to - from), time);
    },
  };
  return steer;
}

/** Whole seconds, so that going live after a pause asks for the same span again. */
function nearSpan(span) {
  return span === undefined ? undefined : Math.max(10000, Math.round(span / 1000) * 1000);
}
