// Channels ranked by blame: share as a bar and a number, what came, what was expected, how that was before.
import { duration, moment } from './clock.js';
import { h } from './element.js';
import { figure, percent, rough } from './figures.js';
import { cameAndExpected, kindWords, laterWords } from './alert-words.js';

/** An alert's causes in its own order, beside what the span says of the time before. */
export function causesOf(alert, blame) {
  const before = new Map((blame?.channels ?? []).map((channel) => [channel.name, channel]));
  return list(
    alert.causes.map((cause) => ({
      name: cause.channel,
      share: cause.share,
      lines: [
        cameAndExpected(cause),
        [
          kindWords(cause.kind),
          laterWords(cause, alert),
          cause.from === null
            ? ''
            : `stood out from ${moment(cause.from, alert.started)} to ${moment(cause.to, alert.started)}`,
        ]
          .filter(Boolean)
          .join(' · '),
        against(before.get(cause.channel), duration(4 * ((blame?.to ?? 0) - (blame?.from ?? 0)))),
      ],
    })),
    'Channels to blame, as the alert says',
  );
}

/** All channels of a span by their share of its saliency. */
export function channelsOf(blame) {
  return list(
    blame.channels.map((channel) => ({
      name: channel.name,
      share: channel.share,
      lines: [
        channel.came === null
          ? ''
          : `${figure(channel.came, channel.unit)} came, expected ${figure(channel.expected, channel.unit)}`,
        against(channel, duration(4 * (blame.to - blame.from))),
      ],
    })),
    'Channels to blame in this span',
  );
}

/** How a channel's mean saliency compares with that of the four times longer time before. */
function against(channel, before) {
  if (!channel || channel.saliency === null || channel.before === null || channel.before === undefined) return '';
  if (channel.before <= 0) return `no blame at all in the ${before} before`;
  return `${rough(channel.saliency / channel.before)} × the blame of the ${before} before`;
}

function list(channels, label) {
  return h(
    'ol',
    { class: 'blame', 'aria-label': label },
    channels.map(({ name, share, lines }) => {
      const bar = h('span', { class: 'bar-fill' });
      bar.style.width = `${Math.max(1, 100 * (share ?? 0))}%`;
      return h(
        'li',
        { 'data-channel': name },
        h(
          'div',
          { class: 'blame-head' },
          h('span', { class: 'blame-name' }, name),
          h('span', { class: 'blame-share' }, percent(share)),
        ),
        h('span', { class: 'bar-track', 'aria-hidden': 'true' }, bar),
        lines.filter(Boolean).map((line) => h('p', { class: 'blame-line' }, line)),
      );
    }),
  );
}
