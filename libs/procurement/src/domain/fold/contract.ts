import { Map } from 'immutable';
import { type CalendarDate, type Evolve, vnd } from '#kernel';
import type { ContractFunding, Release } from '../../events/index.js';
import { ordered } from '../goods.js';
import type { PurchaseFact } from '../purchase.facts.js';
import type { Funding, Purchase } from '../purchase.js';
import { answered, roundOf } from '../round.js';
import { withActor } from './roles.js';

type OfContract =
  | 'SigningRequested'
  | 'ContractSigned'
  | 'SigningRefused'
  | 'AmendmentRequested'
  | 'ContractAmended'
  | 'AmendmentRefused'
  | 'FundingCommitted'
  | 'FundingRefused'
  | 'CommitmentsUndone'
  | 'FundingReleased'
  | 'FundingReleaseRefused'
  | 'TerminationStarted'
  | 'ContractTerminated'
  | 'PurchaseCompleted';

const fundingsOf = (fundings: readonly ContractFunding[], since: CalendarDate) =>
  Map(
    fundings.map(({ commitmentId, lineId, amount }): [string, Funding] => [
      commitmentId,
      { lineId, since, amount: vnd(amount), undrawn: vnd(amount), advanced: 0n },
    ]),
  );

/** What is asked back is no longer drawn on; the line's answer is waited for. */
export const releasing = (purchase: Purchase, releases: readonly Release[]): Purchase =>
  releases.reduce(
    (all, { commitmentId, amount }) => ({
      ...all,
      releasing: all.releasing.update(commitmentId, 0n, before => before + vnd(amount)),
      fundings: all.fundings.has(commitmentId)
        ? all.fundings.update(commitmentId, f => ({ ...f!, undrawn: f!.undrawn - vnd(amount) }))
        : all.fundings,
    }),
    purchase,
  );

const released = (purchase: Purchase, { commitmentId, amount }: Release): Purchase => {
  const left = purchase.releasing.get(commitmentId, 0n) - vnd(amount);
  return {
    ...purchase,
    releasing:
      left > 0n ? purchase.releasing.set(commitmentId, left) : purchase.releasing.remove(commitmentId),
  };
};

/** Signing, amending, ending, and what the lines answered to it. */
export const contractFold: Pick<Evolve<Purchase, PurchaseFact>, OfContract> = {
  SigningRequested: (before, fact) => ({
    ...withActor(before, 'signer', fact),
    status: 'signing',
    signing: fact.data,
    round: roundOf(fact.data.fundings),
  }),
  ContractSigned: (before, { data, effectiveDate }) => ({
    ...before,
    status: 'active',
    signing: undefined,
    round: Map(),
    fundings: fundingsOf(data.fundings, effectiveDate),
    goods: ordered(Map(), data.items),
    decidedOn: effectiveDate,
    signedOn: effectiveDate,
    contract: {
      total: vnd(data.total),
      advanceMaxPct: data.advanceTerms.maxPct,
      retentionPct: data.retentionPct,
      retentionDue: data.retentionDue,
      supplierTaxCode: data.supplier.taxCode,
      payeeAccount: data.payeeAccount,
    },
  }),
  SigningRefused: before => ({ ...before, status: 'awarded', signing: undefined, round: Map() }),

  AmendmentRequested: (before, { data }) => ({
    ...before,
    status: 'amending',
    amendment: data,
    round: roundOf(data.fundings),
  }),
  ContractAmended: (before, { data, effectiveDate }) => {
    const amended: Purchase = {
      ...before,
      status: 'active',
      amendment: undefined,
      round: Map(),
      fundings: before.fundings.merge(fundingsOf(data.fundings, effectiveDate)),
      goods: ordered(before.goods, data.items),
      contract: { ...before.contract!, total: vnd(data.total) },
      decidedOn: effectiveDate,
    };
    return releasing(amended, data.releases);
  },
  AmendmentRefused: before => ({ ...before, status: 'active', amendment: undefined, round: Map() }),

  FundingCommitted: (before, { data }) => ({
    ...before,
    round: answered(before.round, data.commitmentId, 'committed'),
  }),
  FundingRefused: (before, { data: { commitmentId, cause, numbers, holders } }) => ({
    ...before,
    round: answered(before.round, commitmentId, { cause, numbers, holders }),
  }),
  CommitmentsUndone: (before, { data }) => releasing(before, data.releases),
  FundingReleased: (before, { data }) => released(before, data),
  FundingReleaseRefused: (before, { data }) => {
    const after = released(before, data);
    return after.fundings.has(data.commitmentId)
      ? {
          ...after,
          fundings: after.fundings.update(data.commitmentId, f => ({
            ...f!,
            undrawn: f!.undrawn + vnd(data.amount),
          })),
        }
      : after;
  },

  TerminationStarted: (before, { data, effectiveDate }) => ({
    ...releasing(before, data.releases),
    status: 'terminating',
    terminationId: data.terminationId,
    decidedOn: effectiveDate,
  }),
  ContractTerminated: before => ({ ...before, status: 'terminated' }),
  PurchaseCompleted: (before, { data }) => ({ ...releasing(before, data.releases), status: 'completed' }),
};
