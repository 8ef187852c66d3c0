import fc from 'fast-check';
import type { Person } from '#kernel';
import { at, type CustodyDesk, idNamed, registration, specOf } from '#test/support/custody';
import { type AssetNow, thingNow, transferNow, type TransferNow } from './states-now.js';

const names = ['A', 'B', 'C', 'D', 'E'];
export const things = names.map(idNamed);
const units = ['phong-hau-can', 'tram-1', 'kim-thanh', 'chi-linh'];
const slots = 3;
export const days = Array.from({ length: 20 }, (_, n) => `2020-03-${String(n + 10)}`);

/** One thing that somebody does: numbers that are made into a command by what is there at that moment. */
export const step = fc.record({
  /** Mostly the next step of a transfer; now and then something about one thing. */
  about: fc.oneof(
    { weight: 7, arbitrary: fc.constant('transfer' as const) },
    { weight: 2, arbitrary: fc.constant('thing' as const) },
  ),
  slot: fc.nat(slots - 1),
  which: fc.nat(999),
  part: fc.nat(999),
  /** Now and then the wrong person, unit or day. */
  mistake: fc.oneof(
    { weight: 8, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom('person', 'unit', 'day', 'item') },
  ),
  /** Whether processes go on after it, or stand still a while. */
  settles: fc.oneof(
    { weight: 3, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Attempt {
  readonly name: string;
  readonly data: object;
  readonly actor: Person;
}

export const registerThings = async (desk: CustodyDesk): Promise<void> => {
  for (const [n, name] of names.entries()) {
    const thing = { ...registration(name, n < 3 ? 'phong-hau-can' : 'kim-thanh') };
    await desk.does(
      'RegisterAsset',
      { ...thing, regime: n === 0 ? 'special' : 'management' },
      at('hai-duong', 'p-0'),
    );
  }
};

const pick = <T>(values: readonly T[], n: number): T => values[n % values.length] as T;
/** Some of them, at least one: the bits of a number say which. */
const partOf = (ids: readonly string[], n: number): readonly string[] => {
  const chosen = ids.filter((_, at) => (n >> at) & 1);
  return chosen.length > 0 ? chosen : ids.slice(0, 1);
};
const listed = (ids: readonly string[], item: object) => ({
  items: ids.map(assetId => ({ assetId, ...item })),
});

const request = (desk: CustodyDesk, transferId: string, { which, part }: Step): Attempt => {
  const from = thingNow(desk, pick(things, which)).accountable.unitId;
  const held = things.filter(id => thingNow(desk, id).accountable.unitId === from);
  const toUnit = pick(
    units.filter(unit => unit !== from),
    part,
  );
  const data = { transferId, kind: 'internal', fromUnit: from, toUnit, assets: partOf(held, which) };
  return { name: 'RequestTransfer', data, actor: at(from, 'p-requester') };
};

const choices = (now: TransferNow, { part }: Step): readonly Attempt[] => {
  const { transferId, fromUnit, toUnit, contentDigest: seenDigest } = now;
  const sender = at(fromUnit, 'p-dispatcher');
  const receiver = at(toUnit, 'p-receiver');
  const doing = (name: string, data: object, actor: Person): Attempt => ({
    name,
    data: { transferId, ...data },
    actor,
  });
  const cancel = doing('CancelTransfer', {}, sender);
  const decide = doing('DecideTransfer', { approve: true, seenDigest }, at('hai-duong', 'p-decider'));
  const place = { carrier: 'x', from: 'x', to: 'x' };
  const dispatch = doing(
    'DispatchTransfer',
    {
      ...listed(
        now.items.map(({ assetId }) => assetId),
        { condition: 'x' },
      ),
      ...place,
    },
    sender,
  );
  const onTheWay = partOf(now.in('onTheWay'), part);
  const signed = { ...listed(onTheWay, { condition: 'x' }), recordNumber: `BB-${part % 40}`, location: 'x' };
  const receive = doing('ReceiveTransfer', signed, receiver);
  const refuse = doing('RefuseTransferItems', listed(onTheWay, { cause: 'x' }), receiver);
  const report = doing('ReportDiscrepancy', listed(onTheWay, { kind: 'missing', note: 'x' }), receiver);
  const resolution = pick(['receivedLater', 'acceptedAsIs', 'returned', 'lost'], part);
  const resolve = doing('ResolveDiscrepancy', listed(now.in('disputed'), { resolution, note: 'x' }), sender);
  const back = doing('ConfirmReturn', listed(now.in('refused', 'returning'), { condition: 'x' }), sender);
  const next: Readonly<Record<string, readonly Attempt[]>> = {
    requested: [decide, decide, decide, decide, cancel],
    deciding: [decide, cancel],
    decided: [dispatch, dispatch, dispatch, cancel],
    inTransit: [receive, receive, refuse, report],
    disputed: [resolve, back, receive],
  };
  return (next[now.status] ?? []).filter(
    ({ data }) => !('items' in data) || (data.items as object[]).length > 0,
  );
};

const aboutThing = (
  assetId: string,
  { accountable: { unitId, officerId } }: AssetNow,
  { part }: Step,
): readonly Attempt[] => {
  const custodian = at(unitId, 'p-custodian');
  const assign = {
    assetId,
    accountable: { unitId: pick([unitId, 'tram-1'], part), officerId: `${officerId}x`.slice(0, 20) },
  };
  return [
    { name: 'Assign', data: assign, actor: custodian },
    { name: 'Assign', data: { assetId, location: `place ${part}` }, actor: custodian },
    { name: 'ReportLoss', data: { assetId, circumstances: 'x' }, actor: custodian },
    { name: 'RemoveFromEstablishment', data: { assetId }, actor: custodian },
    {
      name: 'WriteOff',
      data: { assetId, findings: 'x' },
      actor: at(unitId, part % 3 === 0 ? 'p-judge' : 'p-custodian'),
    },
    {
      name: 'Dispose',
      data: { assetId, kind: 'destruction', proceeds: 0n },
      actor: part % 4 === 0 ? custodian : at(unitId, 'p-other'),
    },
  ];
};

/** The latest transfer of a slot; the next one when it is over. */
const transferOf = (desk: CustodyDesk, slot: number): TransferNow => {
  for (let n = 0; ; n += 1) {
    const now = transferNow(desk, idNamed(`transfer ${slot} ${n}`));
    if (!['received', 'cancelled', 'returned', 'rejected'].includes(now.status)) return now;
  }
};

/** Nothing, where everything waits for the answers of things. */
const attemptOf = (desk: CustodyDesk, taken: Step): Attempt | undefined => {
  if (taken.about === 'thing') {
    const assetId = pick(things, taken.which);
    return pick(aboutThing(assetId, thingNow(desk, assetId), taken), taken.part >> 3);
  }
  const now = transferOf(desk, taken.slot);
  return now.status === 'none'
    ? request(desk, now.transferId, taken)
    : pick(choices(now, taken), taken.which);
};

const spoilt = ({ name, data, actor }: Attempt, { mistake, which }: Step): Attempt => {
  if (mistake === 'person')
    return { name, data, actor: at(actor.unitId, pick(['p-decider', 'p-dispatcher', 'p-receiver'], which)) };
  if (mistake === 'unit') return { name, data, actor: at(pick(units, which), actor.personId) };
  if (mistake !== 'item' || !('items' in data)) return { name, data, actor };
  const [first, ...others] = (data as { items: readonly object[] }).items;
  return { name, data: { ...data, items: [{ ...first, assetId: pick(things, which) }, ...others] }, actor };
};

/** Does it, on a day that goes on with the events; a mistaken day may be any. */
export const take = async (desk: CustodyDesk, taken: Step, n: number): Promise<void> => {
  const attempt = attemptOf(desk, taken);
  if (attempt === undefined) return desk.settle();
  const { name, data, actor } = spoilt(attempt, taken);
  const on = taken.mistake === 'day' ? pick(days, taken.which) : days[Math.min(days.length - 1, n >> 2)]!;
  const { transferId } = data as { transferId?: string };
  const seen = transferId === undefined ? undefined : transferNow(desk, transferId).revision;
  const ifMatch = name === 'DecideTransfer' ? { ifMatch: seen } : {};
  await desk.run(specOf(name), data, { actor, on, reason: 'x', ...ifMatch });
  await (taken.settles ? desk.settle() : desk.look());
};
