import { dirname, join } from 'node:path';
import { type Command, decider, derivedId, type Fact, sha256 } from '#kernel';
import {
  claimReleased,
  claimTaken,
  commandOf,
  commandRefused,
  type CommandSpec,
  createCodec,
  DecisionRunner,
  type Envelope,
  eventType,
  Reactor,
  sealing,
  type SealKeys,
  shape,
  text,
} from '#event-sourcing';
import { PooledRandom, SystemClock } from '#platform/ambient';
import { redactionCommands, redactionEvents, whenRedacted } from '#redactions';
import { FileBookmarks } from '#stores/files';
import { openSqliteSealKeys } from '#stores/sqlite';
import { anInvocation, everything } from './purse-ledger.js';
import { openLogAt } from './sqlite-log.js';
import { timerScheduler } from './timer-scheduler.js';

const noted = sealing(
  { note: { summary: 'A note.', readers: [] } },
  eventType('Noted', 'Something was noted.', shape({ on: text() })),
);
const notes = decider<null, Command<'Note', { readonly on: string }>, Fact<'Noted', { on: string }>>({
  category: 'noted',
  initial: null,
  evolve: { Noted: () => null },
  decide: { Note: (_, { data }) => [noted({ on: data.on })] },
});
const takeNote = commandOf(notes, 'Note', { opens: true, target: ({ on }) => on, refusals: [] });
const codec = createCodec([commandRefused, claimTaken, claimReleased, noted, ...redactionEvents]);
const specOf = (name: string): CommandSpec => redactionCommands.find(spec => spec.name === name)!;
const order = specOf('OrderRedaction');
const carryOut = specOf('CarryOutRedaction');

const by = (personId: string) => ({ actor: { personId, unitId: 'hai-duong', duty: 'test' } });

/** Redactions on a real log and real keys, without HTTP. `path` is the log's. */
export const redactionDesk = async (path: string) => {
  const store = await openLogAt(path);
  const keys = openSqliteSealKeys(join(dirname(path), 'seal-keys.db'));
  const clock = new SystemClock();
  const around = { store, codec, clock, random: new PooledRandom(), authority: everything };
  const runner = new DecisionRunner({ ...around, scheduler: timerScheduler, sealKeys: keys });

  return {
    store,
    keys,
    /** Notes something, orders its redaction, and carries it out; no reaction follows. */
    redacted: async (note: string) => {
      const on = sha256(note).slice(0, 12);
      await runner.run(takeNote, { on }, anInvocation(`note ${on}`), { note });
      const { index, body } = (await store.scan(-1, 1_000)).find(({ stream }) => stream === `noted-${on}`)!;
      const { id: eventId, stream, revision, recordedAt, sealed } = JSON.parse(body) as Envelope;
      const keyId = sealed!['note']!.key;
      const found = { stream, revision, recordedAt, unitId: 'hai-duong', keys: { note: keyId } };
      const redactionId = derivedId(eventId, 'redaction');
      const targets = [{ index, eventId, fields: ['note'], found }];
      const asked = { redactionId, legalGround: 'Luật', targets };
      await runner.run(order, asked, anInvocation(`order ${on}`, by('p-first')));
      const act = { redactionId, copies: [] };
      const outcome = await runner.run(carryOut, act, anInvocation(`carry out ${on}`, by('p-second')));
      if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome));
      return { redactionId, keyId, key: (await keys.find(keyId))! };
    },
    /** Lets reactions follow the log. @param sealKeys the keys they destroy; the desk's own if absent */
    follow: (signal: AbortSignal, sealKeys: Pick<SealKeys, 'destroy' | 'copies'> = keys) =>
      new Reactor({
        store,
        codec,
        runner,
        clock,
        scheduler: timerScheduler,
        bookmarks: new FileBookmarks(join(dirname(path), 'places')),
        reactions: [whenRedacted(sealKeys)],
        onTrouble: (reaction, event, what) => console.error(reaction.name, event.index, what),
      }).run(signal),
    typesOf: async (redactionId: string) =>
      (await store.read(`redaction-${redactionId}`)).events.map(({ type }) => type),
    close: async () => {
      await runner.close();
      await store.close();
      keys.close();
    },
  };
};
