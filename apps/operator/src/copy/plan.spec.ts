import { describe, expect, test } from '@jest/globals';
import { NotUnderstood } from '#command-line';
import { planOf } from './plan.js';

const from = 'sqlite:/srv/socai/events.db';
const to = 'esdb://admin:hidden@one:2113,two:2113/?tls=true';

describe('what is asked for', () => {
  test('names both places without a password', () => {
    const plan = planOf({ from, to, namespace: 'bca' }, {});
    expect([plan.from.name, plan.to.name]).toEqual([from, 'esdb://one:2113,two:2113 (namespace bca)']);
    expect(plan.to.events).toEqual({ engine: 'eventstoredb', url: to });
  });

  test('a URL with a password may come from the environment', () =>
    expect(planOf({ from }, { SOCAI_COPY_TO: to }).to.events).toEqual({ engine: 'eventstoredb', url: to }));

  test('everything stands beside the source unless another place is named', () => {
    const { to: target, log, heads } = planOf({ from, to }, {});
    expect([target.dataFolder, log, heads]).toEqual([
      '/srv/socai',
      '/srv/socai/log',
      '/srv/socai/socai-heads',
    ]);
    expect(planOf({ from, to, data: '/srv/new' }, { SOCAI_DATA: '/other' }).to.dataFolder).toBe('/srv/new');
  });
});

describe('what is not understood is named, and a password is not repeated', () => {
  test.each([
    [{ to }, 'missing: --from'],
    [{ from }, 'missing: --to'],
    [{ from: 'events.db', to }, '--from events.db'],
    [{ from: 'mysql://u:hidden@h/x', to }, '--from mysql:… '],
    [{ from: to, to }, '--from esdb:… '],
    [{ from, to: from }, '--to sqlite:… '],
    [{ from, to: 'redis://:hidden@h' }, '--to redis:… '],
    [{ from, to, namespace: 'Not-One' }, '--namespace Not-One'],
  ])('%j', (said, text) => {
    const ask = () => planOf(said, {});
    expect(ask).toThrow(NotUnderstood);
    expect(ask).toThrow(text);
    expect(ask).not.toThrow(/hidden/u);
  });
});
