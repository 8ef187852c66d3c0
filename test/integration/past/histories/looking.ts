import { AccessKeeper, type HourFiles } from '#access-log';
import { timerScheduler } from '#test/support/timer-scheduler';
import type { KeptRead } from '../naive/looking.js';
import { revisionOf, type WholeDesk } from '../whole-desk.js';
import { days, founded, type History, nth } from './around.js';

/** Fields that are redacted, hours of reads that are sealed, a law that changes, and a unit that ends. */
export const looking: History = async (desk, draw) => {
  await founded(desk, [['pc08', 'division', 'hai-duong']], 'transferDeadlines');
  await lawChanges(desk);
  await desk.does('bca/p-organiser', 'DissolveUnit', { unitId: 'pc08' }, days[2]);
  for (let n = 0; n < 2; n += 1) {
    const { index, id: eventId, stream, revision, recordedAt } = desk.events[draw.below(desk.events.length)]!;
    const redactionId = nth('redaction', n);
    const found = { stream, revision, recordedAt, unitId: 'bca', keys: { note: nth('key', n) } };
    const targets = [{ index, eventId, fields: ['note'], found }];
    await desk.does(
      'bca/p-organiser',
      'OrderRedaction',
      { redactionId, legalGround: 'Luật', targets },
      days[3],
    );
    await sealed(desk, n);
    if (draw.once(3)) continue;
    const copies = draw.pick([[], ['băng từ 1', 'băng từ 2']]);
    const ifMatch = { ifMatch: revisionOf(desk, `redaction-${redactionId}`) };
    await desk.does('bca/p-operator', 'CarryOutRedaction', { redactionId, copies }, days[3], ifMatch);
    const place = 'băng từ 1';
    if (draw.once(2)) await desk.does('bca/p-operator', 'ConfirmErasure', { redactionId, place }, days[3]);
  }
};

/** For a day to come, for one before the first, and once more for a day that has it: the day of each decides. */
const lawChanges = async ({ does }: WholeDesk): Promise<void> => {
  const on = ['2021-06-01', days[1], '2018-01-01', days[1]];
  for (const [n, day] of on.entries()) {
    const values = { decide: `${n + 1}`, dispatch: '10', receive: '20' };
    await does(
      'bca/p-finance',
      'SetParameter',
      { name: 'transferDeadlines', values, source: `${n}/QĐ` },
      day,
    );
  }
};

export const keeper = 'a1b2';
const hourOf = (n: number) => `2020-03-0${n + 1}T07`;
const lineOf = (n: number, of: number) =>
  JSON.stringify({
    at: `${hourOf(n)}:10:00.000Z`,
    personId: `p-${of}`,
    path: `/v1/units?n=${of}`,
    status: 200,
  });

/** Every line of every hour that somebody read in. */
export const reads: readonly KeptRead[] = [0, 1, 2].flatMap(n =>
  [0, 1, 2].map(line => ({ hour: hourOf(n), line, text: lineOf(n, line) })),
);

const contentOf = (hour: string) => ({
  lines: 3,
  bytes: 300,
  sha256: `${hour.length}${hour.at(-4)}`.padEnd(64, 'a'),
});

/** The files of one ledger's reads, in memory. */
export const hourFiles = {
  keeper,
  flush: async () => undefined,
  hours: async () => [...new Set(reads.map(({ hour }) => hour))],
  contentOf: async (hour: string) => contentOf(hour),
  async *lines(hour: string, from: number) {
    yield* reads.filter(read => read.hour === hour && read.line >= from).map(({ text }) => text);
  },
  sealedThrough: async () => undefined,
  rememberSealed: async () => undefined,
} as unknown as HourFiles;

const sealed = async ({ runner, clock, settle }: WholeDesk, n: number): Promise<void> => {
  const files = { ...hourFiles, hours: async () => [hourOf(n)] };
  const parts = { files, runner, clock, scheduler: timerScheduler };
  const onTrouble = (reason: string) => {
    throw new Error(reason);
  };
  await new AccessKeeper({ ...parts, onTrouble }).sealWhatIsOver();
  await settle();
};
