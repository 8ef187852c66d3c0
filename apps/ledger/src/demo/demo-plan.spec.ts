import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { DemoFailed } from './demo-client.js';
import { demoPlan, demoUsage, wantsUsage } from './demo-plan.js';

const events = 'esdb://127.0.0.1:2113?tls=false';
const views = 'redis://127.0.0.1';
const urls = { SOCAI_EVENTS: events, SOCAI_VIEWS: views };

test('on one machine the ledger has everything inside, whatever the environment says of servers', () => {
  const { environment, projector, verify } = demoPlan([], urls);
  expect(environment).toMatchObject({
    SOCAI_EVENTS: 'sqlite:data/demo/events.db',
    SOCAI_VIEWS: 'sqlite:data/demo/views.db',
  });
  expect([projector, verify]).toEqual([undefined, '--events sqlite:data/demo/events.db']);
});

test('on servers a projector runs beside it, with a folder of its own and under the same name', () => {
  const { environment, projector } = demoPlan(['--servers', '--events', events, '--views', views], {});
  const shared = { ...urls, SOCAI_NAMESPACE: 'demo', SOCAI_DEMO: 'true' };
  expect(environment).toMatchObject({ ...shared, SOCAI_DATA: 'data/demo-servers/demo/ledger' });
  expect(projector).toMatchObject({
    ...shared,
    SOCAI_DATA: resolve('data/demo-servers/demo/projector'),
    SOCAI_PORT: '0',
  });
});

test('the environment says what the arguments do not', () => {
  const said = { ...urls, SOCAI_NAMESPACE: 'other', SOCAI_DATA: 'kept' };
  const { environment, verify, folder } = demoPlan(['--servers'], said);
  expect(environment).toMatchObject(said);
  expect([verify, folder.path]).toEqual(['--log kept/log', 'data/demo-servers/other']);
});

test.each([
  [['--servers'], {}, 'needs two URLs'],
  [['--servers', '--events', 'sqlite:x'], urls, 'needs two URLs'],
  [['--servers', '--views', 'sqlite:x'], urls, 'needs two URLs'],
  [['--events', events], {}, 'only together with --servers'],
  [['--servers', '--fresh'], urls, 'cannot empty servers'],
  [['--server'], {}, "'--server'"],
])('%j is refused', (args, environment, sentence) => {
  const plan = () => demoPlan(args, environment);
  expect(plan).toThrow(DemoFailed);
  expect(plan).toThrow(sentence);
});

test('what there is, is told to who asks for it, and to who asks for what there is not', () => {
  expect([wantsUsage(['--help']), wantsUsage([])]).toEqual([true, false]);
  expect(() => demoPlan(['--port', '1'], {})).toThrow(demoUsage);
  for (const word of ['--fresh', '--servers', 'SOCAI_PORT']) expect(demoUsage).toContain(word);
});
