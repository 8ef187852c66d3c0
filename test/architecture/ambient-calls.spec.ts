import { ambientCallsIn } from '#tools/sources/ambient-calls';
import { isTypeScript, isWorkshop, textsUnder } from '#tools/sources/source-tree';

/**
 * Time, waiting and chance are injected, so that the whole service can run in a seeded simulator. They are made in
 * the platform; a store's worker thread, where no injected object can follow, may call them too. A store may also let
 * the event loop turn (`setImmediate`): a simulator puts another store in its place.
 */
const mayCall = (path: string, found: string): boolean =>
  /^libs\/platform\/|^libs\/stores\/.*worker/.test(path) ||
  (path.startsWith('libs/stores/') && /setImmediate|node:timers/.test(found));

const shipped = textsUnder()
  .filter(isTypeScript)
  .filter(source => !isWorkshop(source));

test('no clock, timer or random outside the platform', () => {
  const found = shipped.flatMap(source => ambientCallsIn(source).filter(call => !mayCall(source.path, call)));
  expect(found).toEqual([]);
});

describe('what is found', () => {
  const inText = (text: string) =>
    ambientCallsIn({ path: 'x.ts', text }).map(found => found.replace('x.ts:1 ', ''));

  test.each([
    ['Date.now()', 'Date.now'],
    ['const now = Date.now;', 'Date.now'],
    ['globalThis.Date.now()', 'Date.now'],
    ['new Date()', 'new Date()'],
    ['new Date', 'new Date()'],
    ['Date()', 'new Date()'],
    ['Math.random()', 'Math.random'],
    ['performance.now()', 'performance.now'],
    ['setTimeout(go, 5)', 'setTimeout'],
    ['globalThis.setInterval(go)', 'setInterval'],
    ['await new Promise(setImmediate)', 'setImmediate'],
    ["import { randomUUID } from 'node:crypto'", 'randomUUID'],
    ["import { setTimeout as wait } from 'node:timers/promises'", 'node:timers'],
    ['crypto.randomBytes(32)', 'randomBytes'],
    ['AbortSignal.timeout(5)', 'AbortSignal.timeout'],
  ])('%s', (text, expected) => expect(inText(text)).toContain(expected));

  test.each([
    'new Date(instant)',
    'clock.now()',
    'const limits = { setTimeout: 5 }',
    '// Date.now() is forbidden',
    "const says = 'Math.random()'",
    'class Clock { now(): Date { return this.at } }',
  ])('not %s', text => expect(inText(text)).toEqual([]));
});
