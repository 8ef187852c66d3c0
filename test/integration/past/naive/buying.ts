import { type Data, last } from '../../views/naive-parts.js';
import { byText, daysFrom, links, on, type Past } from './past.js';
import { purchaseFile } from './purchase-file.js';
import { list, type NaiveQuery, one, some } from './query.js';

/** Requisitions and purchases, and the questions about them. */
const isOf = (past: Past, units: readonly string[], within: string | undefined) =>
  within === undefined || units.some(unit => past.within(within).includes(unit));

const requisitions = list(
  (past, { unit, status, purchase, within }) =>
    past
      .stood('requisitions')
      .filter(
        doc =>
          isOf(past, [doc.unitId], within) &&
          (unit === undefined || doc.unitId === unit) &&
          (status === undefined || doc.status === status) &&
          (purchase === undefined || doc.planned.some((one: Data) => one.purchaseId === purchase)),
      ),
  whole => [
    { status: 'approved' },
    { within: 'hai-duong' },
    ...whole
      .docs('purchases')
      .slice(0, 1)
      .map(({ purchaseId }) => ({ purchase: purchaseId })),
  ],
);

const purchases = list(
  (past, { unit, status, supplier, requisition }) =>
    past
      .stood('purchases')
      .filter(
        doc =>
          (unit === undefined || doc.units.includes(unit)) &&
          (status === undefined || doc.status === status) &&
          (supplier === undefined || doc.supplier?.taxCode === supplier) &&
          (requisition === undefined || doc.requisitions.includes(requisition)),
      ),
  whole =>
    whole
      .docs('purchases')
      .slice(0, 1)
      .flatMap(({ supplier, requisitions: [requisition], units }) => [
        { status: 'active' },
        { requisition },
        { unit: units[0] },
        ...(supplier ? [{ supplier: supplier.taxCode }] : []),
      ]),
);

const groups: readonly (readonly [number, string])[] = [
  ...([
    [30, '0-30'],
    [90, '31-90'],
    [180, '91-180'],
    [365, '181-365'],
  ] as const),
];
const advances = list(
  (past, { olderThan = '0', unit }) =>
    past
      .stood('purchases')
      .filter(({ advanced, units }) => advanced !== '0' && (unit === undefined || units.includes(unit)))
      .filter(({ advancedSince }) => daysFrom(advancedSince, past.day) >= Number(olderThan))
      .map(({ purchaseId, buyerUnit, status, supplier, contractNumber, advanced, advancedSince }) => {
        const ageDays = daysFrom(advancedSince, past.day);
        const ageGroup = groups.find(([days]) => ageDays <= days)?.[1] ?? '365+';
        const row = { purchaseId, buyerUnit, status, supplier, contractNumber };
        return { ...row, outstanding: advanced, since: advancedSince, ageDays, ageGroup };
      }),
  () => [{ olderThan: '10' }, { unit: 'hai-duong' }],
);

const sumOf = (of: readonly Data[]) => of.reduce((total, { amount }) => total + BigInt(amount), 0n);
const end = '9999-12-31';

/** What did not match in one purchase as it stood on the day, by kind of finding. */
const mismatchesIn = (past: Past, doc: Data): Readonly<Record<string, object | undefined>> => {
  const facts = (doc.facts as readonly Data[]).filter(fact => past.isDated(fact.on));
  const of = (...kinds: readonly string[]) => facts.filter(({ kind }) => kinds.includes(kind));
  const isUndone = (paid: Data) => of('undone').some(({ id, index }) => id === paid.id && index > paid.index);
  const payments = of('paid').filter(paid => !isUndone(paid));
  const accepted = (day = end) => sumOf(of('accepted').filter(one => one.on <= day));
  const early = payments.filter(
    ({ of: kind, acceptanceIds, on: day }) =>
      kind === 'final' &&
      (acceptanceIds.length === 0 ||
        !acceptanceIds.every((id: string) => of('accepted').some(one => one.id === id && one.on <= day))),
  );
  const first = early.toSorted((a, b) => byText(a.on, b.on))[0];
  const paid = sumOf(payments.filter(({ of: kind }) => kind !== 'advance'));
  const latest = payments.toSorted((a, b) => b.index - a.index)[0];
  const contract = of('contract').at(-1);
  const committed = sumOf(of('committed'));
  const isShort = of('ended').length === 0 && contract && BigInt(contract.total) > committed;
  const found = (at: Data, amount: string, limit: string) => ({ on: at.on, index: at.index, amount, limit });
  return {
    paidBeforeAcceptance: first && found(first, `${sumOf(early)}`, `${accepted(first.on)}`),
    paidAboveAcceptance: paid > accepted() ? found(latest!, `${paid}`, `${accepted()}`) : undefined,
    contractAboveCommitment: isShort ? found(contract, contract.total, `${committed}`) : undefined,
  };
};

const findings = ['paidBeforeAcceptance', 'paidAboveAcceptance', 'contractAboveCommitment'];
const mismatches = list(
  (past, { finding: only }) =>
    findings
      .filter(finding => only === undefined || finding === only)
      .flatMap(finding =>
        past.docs('purchase-match').flatMap(doc => {
          const told = mismatchesIn(past, doc)[finding] as Data | undefined;
          const { purchaseId, buyerUnit, contractNumber, supplier } = doc;
          return told
            ? [{ finding, purchaseId, buyerUnit, contractNumber, supplier, ...told, ...links(told.index) }]
            : [];
        }),
      ),
  () => [{ finding: 'paidBeforeAcceptance' }],
);

const limits: Readonly<Record<string, string>> = {
  headDecision: 'headDecides',
  directAppointment: 'directAppointment',
  competitiveQuotation: 'competitiveQuotation',
};

/** Longest runs of alike purchases within so many days, above their threshold together. */
const splits = list(
  (past, { days = '90', supplier }) => {
    const limited = past
      .stood('purchases')
      .filter(doc => supplier === undefined || doc.supplier?.taxCode === supplier)
      .filter(doc => doc.status !== 'cancelled' && doc.supplier && limits[doc.method] !== undefined)
      .filter(({ methodOn }) => methodOn <= past.day && daysFrom(methodOn, past.day) <= 365 + Number(days));
    const alike = Map.groupBy(limited, ({ buyerUnit, supplier, category, method }) =>
      JSON.stringify([buyerUnit, supplier.taxCode, category, limits[method]]),
    );
    return [...alike]
      .sort(([a], [b]) => byText(a, b))
      .flatMap(([, own]) => runsOf(own, Number(days)))
      .flatMap(run => clusterOf(past, run));
  },
  whole => [{ days: '3' }, ...whole.docs('purchases').flatMap(doc => taxCodeOf(doc))],
);
const taxCodeOf = ({ supplier }: Data) => (supplier ? [{ supplier: supplier.taxCode as string }] : []);

const runsOf = (own: readonly Data[], days: number): readonly (readonly Data[])[] => {
  const sorted = own.toSorted((a, b) => byText(a.methodOn, b.methodOn) || byText(a.purchaseId, b.purchaseId));
  const runs = sorted.map(first =>
    sorted.slice(sorted.indexOf(first)).filter(({ methodOn }) => daysFrom(first.methodOn, methodOn) <= days),
  );
  const isInside = (run: readonly Data[], n: number) =>
    runs.slice(0, n).some(before => run.every(one => before.includes(one)));
  return runs.filter((run, n) => run.length > 1 && !isInside(run, n));
};

const clusterOf = (past: Past, run: readonly Data[]): readonly object[] => {
  const first = run[0]!;
  const final = last(run)!;
  const threshold = limits[first.method]!;
  const history = past.doc('parameters', 'procurementThresholds')?.['history'] ?? [];
  const dated = history.map(({ from, values }: Data) => ({ from, value: values }));
  const limit = (on(dated, final.methodOn) as Data | undefined)?.[threshold] as string | undefined;
  const sum = run.reduce((total, { estTotal }) => total + BigInt(estTotal), 0n);
  if (limit !== undefined && sum <= BigInt(limit)) return [];
  const { buyerUnit, supplier, category } = first;
  const row = { buyerUnit, supplier, category, from: first.methodOn, to: final.methodOn, threshold };
  const members = run.map(({ purchaseId, method, methodOn, estTotal, total, status }) => ({
    purchaseId,
    method,
    on: methodOn,
    estTotal,
    total,
    status,
  }));
  const verdict = limit === undefined ? 'unknown' : 'above';
  return [{ ...row, limit: limit ?? null, sum: `${sum}`, verdict, members }];
};

export const buyingQueries: Readonly<Record<string, NaiveQuery>> = {
  '/v1/requisitions': requisitions,
  '/v1/requisitions/:requisitionId': one(
    some('requisitions', 'requisitionId', 'none'),
    (past, { requisitionId }) => past.stood('requisitions').find(doc => doc.requisitionId === requisitionId),
  ),
  '/v1/purchases': purchases,
  '/v1/purchases/:purchaseId': one(some('purchases', 'purchaseId', 'none'), (past, { purchaseId }) =>
    purchaseFile(past, purchaseId!),
  ),
  '/v1/outstanding-advances': advances,
  '/v1/purchase-mismatches': mismatches,
  '/v1/split-purchases': splits,
};
