import { beforeEach, expect, test } from '@jest/globals';
import { MemoryControlStreams } from '#test/support/memory-control-streams';
import { beginHere } from './begin-here.js';
import { type Filling, type Moved, readWhereabouts, sayWhereabouts, sealStream } from './whereabouts.js';

const at = '2026-01-01T00:00:00.000Z';
const clock = { now: () => at };
const filling: Filling = { state: 'filling', at, copy: 'c', from: 'sqlite:/events.db' };
const moved: Moved = { state: 'moved', at, copy: 'c', to: 'esdb://host', events: 3, root: '00' };

let control: MemoryControlStreams;
beforeEach(() => {
  control = new MemoryControlStreams();
});

test('the first ledger says that it began; those after it need not', async () => {
  for (let n = 0; n < 3; n += 1) expect(await beginHere(control, clock)).toBeUndefined();
  expect(await control.records(sealStream)).toHaveLength(1);
  expect((await readWhereabouts(control)).said).toEqual({ state: 'open', at, by: 'ledger' });
});

test.each([filling, moved])('nobody begins where the log is $state', async said => {
  await sayWhereabouts(control, await readWhereabouts(control), said);
  expect(await beginHere(control, clock)).toEqual(said);
});

test('of a ledger that begins and a copy that begins, one is told', async () => {
  const before = await readWhereabouts(control);
  await beginHere(control, clock);
  expect(await sayWhereabouts(control, before, filling)).toEqual({ appended: false, actual: 0 });
});

test('a copy that is quicker by one step is seen', async () => {
  const last = control.last.bind(control);
  // Between the question and the word of the ledger the copy says its own.
  control.last = async stream => {
    control.last = last;
    const nothing = await last(stream);
    await sayWhereabouts(control, { revision: -1 }, filling);
    return nothing;
  };
  expect(await beginHere(control, clock)).toEqual(filling);
});
