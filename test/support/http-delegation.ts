import { thresholdsOf } from './delegating.js';
import { type Cast, castOf, found, paper, recorded } from './hai-duong.js';
import type { Client } from './ledger-client.js';
import type { LedgerProcess } from './ledger-process.js';

/** A chief who lends his duty to a deputy without one, and somebody who asks. */
export type Office = Readonly<Record<'chief' | 'deputy' | 'requester', Client>> & { readonly cast: Cast };

export const officeIn = async (ledger: LedgerProcess): Promise<Office> => ({
  cast: await castOf(ledger),
  chief: await ledger.as({ personId: 'p-chief', duties: ['approver@hai-duong/'] }),
  deputy: await ledger.as({ personId: 'p-deputy', duties: ['requester@hai-duong/'] }),
  requester: await ledger.as({ personId: 'p-requester', duties: ['requester@chi-linh'] }),
});

/** Units, and what the law lets be delegated. */
export const foundOffice = async ({ cast }: Office): Promise<void> => {
  await found(cast);
  const law = { ...paper('5/NĐ', '2019-01-01'), values: thresholdsOf('1000000000'), source: 'x' };
  recorded(await cast.finance.post('/v1/parameters/delegationThresholds', law));
};

export const grantOf = (over: object = {}) => ({
  ...paper('7/UQ'),
  duty: 'approver',
  toPersonId: 'p-deputy',
  ceiling: '50000000',
  validTo: '2020-12-31',
  scope: { unitId: 'hai-duong', subtree: true },
  ...over,
});

export const idIn = ({ stream }: { readonly stream: string }) => stream.slice(stream.indexOf('-') + 1);

export const under = (delegation: string, principal = 'p-chief') => ({
  delegation,
  'on-behalf-of': principal,
});

/** A requisition worth so much; what approves all of it. */
export const requested = async (by: Client, auditor: Client, amount: string) => {
  const item = { no: 1, itemCode: 'x', description: 'Vật tư', uom: 'bộ', qty: '1', estUnitPrice: amount };
  const asked = recorded(
    await by.post('/v1/requisitions', {
      ...paper('11/ĐN'),
      unitId: 'chi-linh',
      neededBy: '2020-12-01',
      purpose: 'x',
      urgency: 'normal',
      items: [item],
    }),
  );
  const id = idIn(asked);
  const { body } = await auditor.get(`/v1/requisitions/${id}?waitFor=${asked.waitToken}`);
  return {
    id,
    path: `/v1/requisitions/${id}/approve`,
    ifMatch: { 'if-match': '"0"' },
    content: { seenDigest: body.item.digest, approvedItems: [{ no: 1, qty: '1' }] },
  };
};
