// Topics, lag and models as tables.
import { dateAndTime } from './clock.js';
import { h, table } from './element.js';
import { compact, count, rough } from './figures.js';

export function topicTable(topics) {
  return table(
    'Topics',
    ['Topic', 'Way', 'Records/s', 'Records'],
    topics.map((topic) => [topic.name, topic.role ?? '', rough(topic.perSecond), compact(topic.records)]),
  );
}

export function lagTable({ lag, group }) {
  if (!lag.length) {
    return h(
      'p',
      { class: 'muted' },
      group ? `The group ${group} has committed nothing yet.` : 'No consumer group is known: name it with --group.',
    );
  }
  return table(
    `Group ${group ?? '–'}`,
    ['Partition', 'End', 'Committed', 'Lag'],
    lag.map((partition) => [
      `${partition.topic}-${partition.partition}`,
      count(partition.end),
      count(partition.committed),
      count(partition.lag),
    ]),
  );
}

export function modelTable(models) {
  if (!models.length) return h('p', { class: 'muted' }, 'No model has spoken yet.');
  return table(
    'Models',
    ['Model', 'Version', 'Entities', 'Newest step', 'Digest'],
    models.map((model) => [
      model.name,
      model.version,
      count(model.entities),
      dateAndTime(model.newest),
      h('code', { title: model.digest }, (model.digest ?? '').slice(0, 12)),
    ]),
  );
}
