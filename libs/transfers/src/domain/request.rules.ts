import type { AssetFacts } from '#assets/events';
import {
  allowed,
  type CalendarDate,
  canonicalJson,
  type Circumstances,
  firstRefusal,
  refused,
  sha256,
  type Verdict,
} from '#kernel';
import type { RequestTransferData } from './transfer.commands.js';
import type { Surroundings } from './transfer.facts.js';
import type { Transfer } from './transfer.js';

/** What a decision on a transfer is about, as a SHA-256: another content is another decision. */
export const contentDigestOf = (data: RequestTransferData, reason: string): string => {
  const { transferId, kind, fromUnit, toUnit, assets, receiverConsentDoc, dueBack } = data;
  const consent = receiverConsentDoc && { ...receiverConsentDoc };
  const content = {
    transferId,
    kind,
    fromUnit,
    toUnit,
    assets,
    reason,
    receiverConsentDoc: consent,
    dueBack,
  };
  return sha256(canonicalJson(content));
};

export const mustBeNew = ({ status }: Transfer, transferId: string): Verdict =>
  status === 'none' ? allowed : refused('transfer.exists', { transfer: transferId, status });

export const mustSayWhy = ({ reason }: Circumstances): Verdict =>
  reason === undefined ? refused('transfer.reason-missing') : allowed;

export const mustGoElsewhere = ({ fromUnit, toUnit }: RequestTransferData): Verdict =>
  fromUnit === toUnit ? refused('transfer.same-unit', { unit: fromUnit }) : allowed;

/** A loan ends on a day, and only a loan does. */
export const mustFitKind = ({ kind, dueBack }: RequestTransferData, day: CalendarDate): Verdict =>
  (kind === 'loan') === (dueBack !== undefined) && (dueBack === undefined || dueBack > day)
    ? allowed
    : refused('transfer.due-back-mismatch', { kind, dueBack: dueBack ?? '', effectiveDate: day });

/** Its holder may transfer a thing that is registered or in service and that no other transfer has. */
const mustBeTransferable = (
  asset: string,
  facts: AssetFacts | undefined,
  fromUnit: string,
  day: CalendarDate,
): Verdict => {
  if (!facts || facts.status === 'none') return refused('transfer.asset-unknown', { asset });
  if (facts.status !== 'registered' && facts.status !== 'inService')
    return refused('transfer.asset-wrong-state', { asset, status: facts.status });
  if (facts.accountable?.unitId !== fromUnit)
    return refused('transfer.asset-not-held', {
      asset,
      unit: fromUnit,
      holder: facts.accountable?.unitId ?? '',
    });
  if (facts.transferId !== undefined)
    return refused('transfer.asset-earmarked', { asset, transfer: facts.transferId }, [
      { kind: 'transfer', id: facts.transferId },
    ]);
  return facts.lastStepOn <= day
    ? allowed
    : refused('transfer.step-earlier', { asset, effectiveDate: day, lastStepOn: facts.lastStepOn });
};

export const allMustBeTransferable = (
  { assets, fromUnit }: RequestTransferData,
  { assets: known }: Surroundings,
  day: CalendarDate,
): Verdict =>
  firstRefusal(...assets.map(asset => mustBeTransferable(asset, known?.get(asset), fromUnit, day)));

/** An approval binds the content it saw. */
export const mustHaveSeen = ({ contentDigest }: Transfer, seenDigest: string): Verdict =>
  contentDigest === seenDigest
    ? allowed
    : refused('transfer.content-differs', { seen: seenDigest, present: contentDigest });
