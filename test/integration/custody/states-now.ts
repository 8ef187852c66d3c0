import { type AssetDoc, assetsView, latest } from '#assets/views';
import type { LedgerEvent } from '#event-sourcing';
import type { Desk } from '#test/support/desk';
import { type TransferDoc, transfersView } from '#transfers/views';
import type { Doc, RegisterView } from '#views';

/** A document of a register, folded from everything that was seen. */
const docOf = <D extends Doc>(
  view: RegisterView<D>,
  key: string,
  events: readonly LedgerEvent[],
): D | undefined => {
  let doc: D | undefined;
  for (const event of events) {
    const handler = view.on.get(event.type);
    if (handler?.keys(event).includes(key)) doc = handler.then(doc, event, key);
  }
  return doc;
};

type Seen = Pick<Desk, 'events'>;

export const thingNow = ({ events }: Seen, assetId: string) => {
  const doc: AssetDoc = docOf(assetsView, assetId, events)!;
  return { ...doc, accountable: latest(doc.held), status: latest(doc.states) };
};
export type AssetNow = ReturnType<typeof thingNow>;

const nothing = { status: 'none', fromUnit: '', toUnit: '', contentDigest: '', items: [], revision: -1 };

export const transferNow = ({ events }: Seen, transferId: string) => {
  const doc: TransferDoc | typeof nothing = docOf(transfersView, transferId, events) ?? nothing;
  const inStates = (...states: readonly string[]) =>
    doc.items.filter(({ state }) => states.includes(state)).map(({ assetId }) => assetId);
  return { ...doc, transferId, in: inStates };
};
export type TransferNow = ReturnType<typeof transferNow>;
