import { beforeEach, describe, expect, test } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';
import Type from 'typebox';
import { canonicalJson, type Command, decider, type Fact, isRejection, refused, sha256 } from '#kernel';
import { MemoryLog } from '#test/support/memory-log';
import { MemorySealKeys } from '#test/support/memory-seal-keys';
import { anInvocation, everything, standingClock } from '#test/support/purse-ledger';
import { timerScheduler } from '#test/support/timer-scheduler';
import { claimReleased, claimTaken } from '../claims/claim-events.js';
import { createCodec } from '../log/codec.js';
import type { Envelope } from '../log/envelope.js';
import { eventType, sealing } from '../log/event-type.js';
import { commandRefused } from '../runner/command-refused.js';
import { commandOf } from '../runner/command-spec.js';
import { DecisionRunner } from '../runner/decision-runner.js';
import type { Invocation } from '../runner/invocation.js';
import { openSealed, sealKeyIdOf } from './sealed-member.js';
import type { SealedTexts } from './sealing.js';

const readers = ['keeper'];
const opened = eventType('DiaryOpened', 'A diary.', Type.Object({ day: Type.Integer() }));
const written = sealing(
  { note: { summary: 'A note.', readers }, remark: { summary: 'A remark.', readers } },
  eventType('PageWritten', 'A page.', Type.Object({ day: Type.Integer() })),
);
type Data = { readonly diary: string; readonly day: number };
/** Everything that rules and folds were ever given. */
const seen: unknown[] = [];
type DiaryCommand = Command<'Write', Data> | Command<'Open', Data>;
type DiaryFact = Fact<'DiaryOpened', { day: number }> | Fact<'PageWritten', { day: number }>;
const diary = decider<number, DiaryCommand, DiaryFact>({
  category: 'diary',
  initial: 0,
  evolve: {
    DiaryOpened: (pages, fact) => (seen.push(fact), pages),
    PageWritten: (pages, fact) => (seen.push(fact), pages + 1),
  },
  decide: {
    Open: (_, { data: { day } }) => [opened({ day })],
    Write: (_, command, facts) => {
      seen.push(command, facts);
      const { day } = command.data;
      return day < 0 ? refused('diary.full', { day }) : [opened({ day }), written({ day })];
    },
  },
});
const parts = { opens: true, target: ({ diary: id }: Data) => id, refusals: ['diary.full'] };
const write = commandOf(diary, 'Write', parts);
const open = commandOf(diary, 'Open', parts);
const codec = createCodec([opened, written, commandRefused, claimTaken, claimReleased]);

let log: MemoryLog;
let keys: MemorySealKeys;
let runner: DecisionRunner;
beforeEach(() => {
  log = new MemoryLog();
  keys = new MemorySealKeys();
  const random = { bytes: (count: number) => randomBytes(count) };
  const around = { store: log, codec, clock: standingClock(), random, authority: everything };
  runner = new DecisionRunner({ ...around, scheduler: timerScheduler, sealKeys: keys });
});

const note = 'Nguyễn Văn An, 0912 345 678';
const run = (key: string, texts: SealedTexts, day = 1, over: Partial<Invocation> = {}) =>
  runner.run(write, { diary: 'd', day }, anInvocation(key, over), texts);
const envelopes = async () =>
  (await log.read('diary-d')).events.map(({ body }) => JSON.parse(body) as Envelope);

test('a text is sealed into the event that declares it, and opens with its key', async () => {
  expect(await run('1', { note })).toMatchObject({ kind: 'accepted' });
  const [first, second] = await envelopes();
  expect([first!.type, first!.sealed]).toEqual(['DiaryOpened', undefined]);
  const { id: eventId, sealed } = second!;
  expect(Object.keys(sealed!)).toEqual(['note']);
  const key = (await keys.find(sealed!['note']!.key))!;
  expect(openSealed(sealed!['note'], key, { eventId, field: 'note' })).toEqual({ text: note });
});

test('neither rules nor folds nor readers of the log are given anything of it', async () => {
  await run('1', { note });
  const decoded = (await log.read('diary-d')).events.map(stored => codec.decode(stored));
  expect(decoded.map(event => 'sealed' in event)).toEqual([false, false]);
  expect(seen.length).toBeGreaterThan(2);
  expect(JSON.stringify([seen, decoded])).not.toMatch(/Nguyễn|sealed/u);
});

test('the text stands nowhere in the log, nor does a plain hash of it', async () => {
  await run('1', { note });
  const whole = (await log.scan(-1, 100)).map(({ body }) => body).join('\n');
  for (const form of [
    note,
    sha256(note),
    Buffer.from(note).toString('hex'),
    Buffer.from(note).toString('base64'),
  ])
    expect(whole).not.toContain(form);
});

test('a refusal repeats what was asked, and nothing that was to be sealed', async () => {
  expect(await run('1', { note }, -1)).toMatchObject({ kind: 'refused', code: 'diary.full' });
  const [refusal] = await envelopes();
  expect(refusal).toMatchObject({ type: 'CommandRefused', data: { content: { diary: 'd', day: -1 } } });
  expect(refusal!.sealed).toBeUndefined();
  expect(await run('1', { note }, -1)).toMatchObject({ kind: 'refused', replayed: true });
  expect(await run('1', { note: 'another' }, -1)).toMatchObject({ code: 'idempotency.key-reused' });
});

describe('the fingerprint', () => {
  test('has an HMAC of the text, under the key that was kept', async () => {
    await run('1', { note });
    const { fingerprint, sealed, commandId } = (await envelopes())[1]!;
    const id = sealKeyIdOf(commandId, 'note');
    expect(sealed!['note']!.key).toBe(id);
    const key = Buffer.from((await keys.find(id))!.key, 'hex');
    const mac = createHmac('sha256', key).update(`socai/sealed/v1\nnote\n${note}`).digest('hex');
    const formula = canonicalJson(['socai/fingerprint/v1', anInvocation('1').fingerprint, { note: mac }]);
    expect(fingerprint).toBe(sha256(formula));
  });

  test('is as ever where nothing is sealed, and no key is kept', async () => {
    await run('1', {});
    expect((await envelopes())[0]!.fingerprint).toBe(anInvocation('1').fingerprint);
    expect(keys.size).toBe(0);
  });

  test('recognises a repetition, also one that comes at once', async () => {
    const outcomes = await Promise.all([run('1', { note }), run('1', { note })]);
    const replayed = outcomes.filter(outcome => 'replayed' in outcome && outcome.replayed);
    expect(replayed).toHaveLength(1);
    expect(await run('1', { note })).toMatchObject({ kind: 'accepted', replayed: true });
    expect(await envelopes()).toHaveLength(2);
    expect(keys.size).toBe(1);
  });

  test.each<[string, SealedTexts]>([
    ['another text', { note: 'another' }],
    ['no text', {}],
    ['a text more', { note, remark: note }],
    ['the text in another field', { remark: note }],
  ])('tells %s', async (_, texts) => {
    await run('1', { note });
    expect(await run('1', texts)).toMatchObject({ code: 'idempotency.key-reused' });
  });

  test('still answers when the key is destroyed: everything but the text is compared', async () => {
    await run('1', { note, remark: 'kept' });
    await keys.destroy([sealKeyIdOf(anInvocation('1').commandId, 'note')]);
    expect(await run('1', { note, remark: 'kept' })).toMatchObject({ kind: 'accepted', replayed: true });
    expect(await run('1', { note, remark: 'other' })).toMatchObject({ code: 'idempotency.key-reused' });
    const otherContent = { fingerprint: sha256('other') };
    expect(await run('1', { note, remark: 'kept' }, 1, otherContent)).toMatchObject({
      code: 'idempotency.key-reused',
    });
    expect(keys.size).toBe(1);
  });
});

test('a text that no event of a decision takes is a bug, and nothing is recorded', async () => {
  const lost = runner.run(open, { diary: 'd', day: 1 }, anInvocation('1'), { note });
  await expect(lost).rejects.toThrow('no event of this decision seals note');
  expect(await envelopes()).toEqual([]);
});

test('a ledger without keys seals nothing, and says so', async () => {
  const random = { bytes: (count: number) => randomBytes(count) };
  const bare = new DecisionRunner({
    store: log,
    codec,
    clock: standingClock(),
    scheduler: timerScheduler,
    random,
    authority: everything,
  });
  const asked = bare.run(write, { diary: 'd', day: 1 }, anInvocation('1'), { note });
  await expect(asked).rejects.toThrow('keeps no keys');
});

test('a dry run keeps no key', async () => {
  const foreseen = await runner.foresee(write, { diary: 'd', day: 1 }, anInvocation('1'));
  expect(isRejection(foreseen)).toBe(false);
  expect(keys.size).toBe(0);
});
