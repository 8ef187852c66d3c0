import { idNamed, registration } from '#test/support/custody';
import { transferNow } from '../../custody/states-now.js';
import type { WholeDesk } from '../whole-desk.js';
import { before, days, founded, granted, type History, lineOf, nth, sent } from './around.js';
import { asked, awarded, signed } from './buying.js';

/** Mistakes, and commands that were to correct them and that their processes refused; after that one that does. */
export const correcting: History = async (desk, draw) => {
  await begun(desk);
  const day = () => draw.pick(days.slice(1));
  const wrong = await moneyToAClosedLine(desk, day());
  await thingHeldByAnother(desk, day());
  await contractBeyondItsLine(desk, day());
  await sent(desk, lineOf('hai-duong'), lineOf('pc08'), 5n, day(), { corrects: wrong });
};

export const begun = (desk: WholeDesk): Promise<void> => {
  const units = [
    ['kim-thanh', 'district', 'hai-duong'],
    ['pc08', 'division', 'hai-duong'],
  ] as const;
  return founded(desk, units, 'fiscalYearWindow', 'transferDeadlines', 'procurementThresholds');
};

/** The event recorded last was wrong: its id. */
const declared = async (desk: WholeDesk): Promise<string> => {
  const { index, id: eventId, stream, revision, type, actor } = desk.events.at(-1)!;
  const found = { stream, revision, type, unitId: actor.unitId };
  const why = { reason: 'Sai' };
  await desk.does('hai-duong/p-accountant', 'DeclareError', { index, eventId, found }, days[3], why);
  return eventId;
};

/** Money is sent once more, to a line that was closed meanwhile: it comes back. */
export const moneyToAClosedLine = async (desk: WholeDesk, on: string): Promise<string> => {
  const [from, to] = [lineOf('hai-duong'), lineOf('kim-thanh')];
  await granted(desk, 100n);
  await sent(desk, lineOf('bca'), from, 70n, days[0]);
  await sent(desk, from, to, 10n, days[0]);
  const corrects = await declared(desk);
  await desk.does('kim-thanh/p-budget', 'CloseLine', { lineId: to }, days[1]);
  await sent(desk, from, to, 5n, on, { corrects });
  return corrects;
};

/** A thing is to go elsewhere than was decided, and is held by the first decision. */
export const thingHeldByAnother = async (desk: WholeDesk, on: string): Promise<string> => {
  const thing = registration('A', 'hai-duong', 10n);
  await desk.does('hai-duong/p-hung', 'RegisterAsset', thing, before);
  const [first, second] = [await requested(desk, 1), await requested(desk, 2)];
  await decided(desk, first, days[1]);
  const corrects = await declared(desk);
  await decided(desk, second, on, { corrects });
  return corrects;
};

const requested = async (desk: WholeDesk, n: number): Promise<string> => {
  const transferId = nth('transfer', n);
  const way = { kind: 'internal', fromUnit: 'hai-duong', toUnit: 'kim-thanh', assets: [idNamed('A')] };
  await desk.does('hai-duong/p-hung', 'RequestTransfer', { transferId, ...way }, days[0], { reason: 'x' });
  return transferId;
};

const decided = (desk: WholeDesk, transferId: string, on: string, more: object = {}) => {
  const { contentDigest: seenDigest, revision: ifMatch } = transferNow(desk as never, transferId);
  const decision = { transferId, approve: true, seenDigest };
  return desk.does('hai-duong/p-chief', 'DecideTransfer', decision, on, { ifMatch, reason: 'x', ...more });
};

/** A contract is to be signed in place of something else, for more than its line has. */
export const contractBeyondItsLine = async (desk: WholeDesk, on: string): Promise<string> => {
  const requisitionId = await asked(desk, 1, days[1], 'p-requester');
  await awarded(desk, nth('purchase', 1), requisitionId, 'headDecision', days[1]);
  const corrects = await declared(desk);
  await signed(desk, on, { corrects });
  return corrects;
};
