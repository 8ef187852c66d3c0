import { vnd } from '#kernel';
import { type Consequence, consequence, type CommandSpec } from '#event-sourcing';
import { commitFunds, releaseCommitment } from '#budgets/processes';
import type { ContractFunding, Release } from '../events/index.js';

const ownerOf = (purchaseId: string) => ({ kind: 'purchase' as const, id: purchaseId });

/**
 * A command on a line that says for which purchase. The line itself reads the owner from the commitment; it goes along
 * in the content because a refused command repeats its content: that is how a refusal finds its way back.
 */
export const onLine = <Data>(spec: CommandSpec<Data>, purchaseId: string, data: Data): Consequence<Data> => {
  const owned: Data = { ...data, owner: ownerOf(purchaseId) };
  return consequence(spec, owned);
};

export const committing = (purchaseId: string, fundings: readonly ContractFunding[], payeeTaxCode?: string) =>
  fundings.map(({ lineId, commitmentId, amount, subItem }) =>
    onLine(commitFunds, purchaseId, {
      lineId,
      commitmentId,
      subItem,
      payeeTaxCode,
      owner: ownerOf(purchaseId),
      amount: vnd(amount),
    }),
  );

export const releasing = (purchaseId: string, releases: readonly Release[], cause: string) =>
  releases.map(({ lineId, commitmentId, amount }) =>
    onLine(releaseCommitment, purchaseId, { lineId, commitmentId, amount: vnd(amount), cause }),
  );
