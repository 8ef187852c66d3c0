import { type Data, type Event, of, streamsOf } from '../../views/naive-parts.js';
import { type Past, told } from './past.js';

/** From a thing back to where its money came from, step by step, from the events alone. */
interface Step {
  readonly step: string;
  readonly at: Event;
  readonly of?: string | undefined;
  readonly amount?: string | undefined;
  readonly from?: string | undefined;
}

const notes: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  purchase: {
    vi: 'Tài sản mua sắm: lần ngược từ nghiệm thu đến giao dự toán.',
    en: 'Bought: traced from its acceptance back to the appropriation.',
  },
  opening: {
    vi: 'Có từ trước khi mở sổ: việc mua không có trong sổ này.',
    en: 'Was there before the books were opened: how it was bought is not in this ledger.',
  },
};

const comings: Readonly<Record<string, string>> = {
  FundsAppropriated: 'appropriation',
  AppropriationWithdrawn: 'withdrawal',
  OpeningBalanceRecorded: 'openingBalance',
};

/** Everything that came into lines before their money was used, and into the lines that it came from. */
const moneyInto = (past: Past, lines: readonly { readonly lineId: string; readonly before: number }[]) => {
  const found = new Map<number, Step>();
  const waiting = [...lines];
  const done: typeof waiting = [];
  for (const one of waiting) {
    if (done.some(({ lineId, before }) => lineId === one.lineId && before >= one.before)) continue;
    done.push(one);
    const into = of(past.events, 'FundsReceived', ...Object.keys(comings)).filter(
      ({ data, index }) => (data['toLine'] ?? data['lineId']) === one.lineId && index < one.before,
    );
    for (const at of into) {
      const { kind, amount, fromLine, grantor } = at.data;
      const step = comings[at.type] ?? kind;
      found.set(at.index, { step, at, of: one.lineId, amount, from: fromLine ?? grantor });
      if (fromLine) waiting.push({ lineId: fromLine, before: at.index });
    }
  }
  return [...found.values()];
};

const purchaseSteps = (own: readonly Event[], accepted: Event): readonly Step[] => {
  const id = own[0]!.data['purchaseId'] as string;
  const before = (type: string, index: number) => of(own, type).findLast(event => event.index < index);
  const contract = before('ContractSigned', accepted.index);
  const award = before('PurchaseAwarded', contract?.index ?? 0);
  const amended = of(own, 'ContractAmended').filter(({ index }) => index < accepted.index);
  const steps: readonly (readonly [string, Event | undefined, string?])[] = [
    ['acceptance', accepted, accepted.data['total']],
    [
      'receipt',
      of(own, 'GoodsReceived').find(({ data }) => data['receiptId'] === accepted.data['receiptId']),
    ],
    ...amended.toReversed().map(at => ['amendment', at, at.data['total'] as string] as const),
    ['contract', contract, contract?.data['total']],
    ['award', award, award?.data['total']],
    ['method', before('MethodSelected', award?.index ?? 0)],
    ...of(own, 'PurchasePlanned').map(at => ['plan', at, at.data['estTotal'] as string] as const),
  ];
  return steps.flatMap(([step, at, amount]) => (at ? [{ step, at, of: id, amount }] : []));
};

const requisitionSteps = (past: Past, own: readonly Event[], accepted: Event, assetNumber: string) => {
  const isIt = ({ assets = [] }: Data) => assets.some((one: Data) => one.assetNumber === assetNumber);
  const item = (accepted.data['items'] as Data[]).find(isIt);
  const sources = of(own, 'PurchasePlanned')
    .flatMap(({ data }) => data['items'] as Data[])
    .filter(({ no }) => no === item?.no)
    .flatMap(one => one.sources as Data[]);
  return [...new Set(sources.map(({ requisitionId }) => requisitionId as string))].flatMap(
    (id): readonly Step[] => {
      const mine = past.events.filter(({ stream }) => stream === `requisition-${id}`);
      const [decided] = of(mine, 'RequisitionApproved', 'RequisitionRejected');
      const [asked] = of(mine, 'RequisitionSubmitted');
      return [
        ...(decided
          ? [{ step: 'approval', at: decided, of: id, amount: decided.data['approvedTotal'] }]
          : []),
        ...(asked ? [{ step: 'requisition', at: asked, of: id, amount: asked.data['estTotal'] }] : []),
      ];
    },
  );
};

const commitmentSteps = (past: Past, own: readonly Event[], accepted: Event): readonly Step[] =>
  of(own, 'ContractSigned', 'ContractAmended')
    .filter(({ index }) => index < accepted.index)
    .flatMap(({ data }) => data['fundings'] as Data[])
    .flatMap(({ lineId, commitmentId }) =>
      of(past.events, 'FundsCommitted')
        .filter(({ data }) => data['lineId'] === lineId && data['commitmentId'] === commitmentId)
        .slice(0, 1)
        .map(at => ({ step: 'commitment', at, of: lineId, amount: at.data['amount'] })),
    );

const paymentSteps = (own: readonly Event[], accepted: Event): readonly Step[] => {
  const id = own[0]!.data['purchaseId'] as string;
  const asked = of(own, 'PaymentRequested')
    .filter(
      ({ data: { acceptanceIds } }) =>
        acceptanceIds.length === 0 || acceptanceIds.includes(accepted.data['acceptanceId']),
    )
    .map(({ data }) => data['paymentId']);
  const steps = (type: string, step: string) =>
    of(own, type)
      .filter(({ data }) => asked.includes(data['paymentId']))
      .map(at => {
        const amount = `${BigInt(at.data['cash']) + BigInt(at.data['advanceCleared'])}`;
        return { step, at, of: id, amount };
      });
  return [...steps('PaymentConfirmed', 'payment'), ...steps('ReversalConfirmed', 'paymentReversal')];
};

const stepsOf = (past: Past, registered: Event): readonly Step[] => {
  const { origin, fundings, originalCost: amount, acceptanceId, assetNumber } = registered.data;
  const first: Step = { step: 'registration', at: registered, amount };
  const own = streamsOf(past.events, 'purchase').find(([id]) => id === origin.ref)?.[1] ?? [];
  const accepted = of(own, 'GoodsAccepted').find(({ data }) => data['acceptanceId'] === acceptanceId);
  const itself = fundings.map(({ lineId }: Data) => ({ lineId, before: registered.index }));
  if (origin.kind !== 'purchase' || !accepted) return [first, ...moneyInto(past, itself)];
  const committed = commitmentSteps(past, own, accepted);
  return [
    first,
    ...purchaseSteps(own, accepted),
    ...requisitionSteps(past, own, accepted, assetNumber),
    ...committed,
    ...paymentSteps(own, accepted),
    ...moneyInto(
      past,
      committed.map(({ of: lineId, at }) => ({ lineId: lineId!, before: at.index })),
    ),
  ];
};

export const chainOf = (past: Past, assetId: string) => {
  const registered = of(past.events, 'AssetRegistered').find(({ data }) => data['assetId'] === assetId);
  if (!registered) return undefined;
  const { origin, fundings } = registered.data;
  return {
    origin: {
      ...origin,
      paidFromBudget: origin.kind === 'purchase' || fundings.length > 0,
      note: notes[origin.kind as string],
    },
    items: stepsOf(past, registered)
      .filter(({ at }) => past.isDated(at.effectiveDate))
      .map(({ at, step, ...about }) => {
        const event = told(past, at);
        return event['leafOnly'] === true ? { step, ...event } : { step, ...about, ...event };
      }),
  };
};
