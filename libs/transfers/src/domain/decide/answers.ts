import { allowed, derivedId, refused, type Verdict } from '#kernel';
import {
  handOverCompleted,
  type ItemEnd,
  transferCompleted,
  transferDecided,
  transferDecisionRefused,
  transferEarmarkAnswered,
  transferItemHandedOver,
  transferItemReleased,
  transferReleaseCompleted,
  transferReleaseStarted,
} from '../../events/index.js';
import { type Awaited, hasEnded, itemsIn, type Transfer } from '../transfer.js';
import type { TransferFact } from '../transfer.facts.js';
import type { TransferDecide } from './transfer-decide.js';

/** What things answer. An answer nobody waits for is a fault of the process, and shows as a refusal. */
const mustBeAwaited = (waiting: readonly string[] | undefined, assetId: string): Verdict =>
  waiting?.includes(assetId) ? allowed : refused('transfer.answer-unexpected', { asset: assetId });

const isLast = (awaited: Awaited, assetId: string): boolean =>
  awaited.waiting.every(other => other === assetId);

const refusalsIn = ({ items }: Transfer) =>
  [...items].flatMap(([assetId, { state, cause = '' }]) =>
    state === 'unavailable' ? [{ assetId, cause }] : [],
  );

/** The end of a transfer of which nothing is open any more, once a last thing has come to its own. */
const completion = (transfer: Transfer, assetId: string, end: ItemEnd): readonly TransferFact[] => {
  if (!hasEnded(transfer, assetId)) return [];
  const items = [...transfer.items].map(([id, { state }]) => ({
    assetId: id,
    outcome: id === assetId ? end : (state as ItemEnd),
  }));
  const outcome = items.some(item => item.outcome === 'received') ? 'received' : 'returned';
  return [transferCompleted({ transferId: transfer.transferId, outcome, items })];
};

const afterRelease = (
  transfer: Transfer,
  cause: string,
  assetId: string,
  allReleased: boolean,
): readonly TransferFact[] => {
  if (cause === 'returned' || cause === 'lost') return completion(transfer, assetId, cause);
  if (cause === 'cancelled' || !allReleased) return [];
  const { transferId, decision } = transfer;
  const { decisionId } = decision!;
  return [transferDecisionRefused({ transferId, decisionId, refusals: refusalsIn(transfer) })];
};

/** A transfer waits for each of its things: whether it is held, whether it was taken over, whether it is free again. */
export const answers: TransferDecide<'NoteEarmark' | 'NoteHandOver' | 'NoteRelease'> = {
  NoteEarmark: (transfer, { data: { transferId, decisionId, assetId, cause }, meta }) => {
    const asked = transfer.decision?.decisionId === decisionId ? itemsIn(transfer, 'asked') : [];
    const unexpected = mustBeAwaited(asked, assetId);
    if (unexpected) return unexpected;
    const answer = transferEarmarkAnswered({ transferId, decisionId, assetId, cause });
    if (asked.length > 1) return [answer];
    const refusals = [...refusalsIn(transfer), ...(cause === undefined ? [] : [{ assetId, cause }])];
    if (refusals.length === 0) return [answer, transferDecided(transfer.decision!)];
    const held = [...itemsIn(transfer, 'earmarked'), ...(cause === undefined ? [assetId] : [])];
    if (held.length === 0) return [answer, transferDecisionRefused({ transferId, decisionId, refusals })];
    const releaseId = derivedId(meta.commandId, 'release');
    return [
      answer,
      transferReleaseStarted({ transferId, releaseId, cause: 'decisionRefused', assets: held }),
    ];
  },

  NoteHandOver: (transfer, { data: { transferId, receiptId, assetId } }) => {
    const receipt = transfer.receipts.get(receiptId);
    const unexpected = mustBeAwaited(receipt?.waiting, assetId);
    if (unexpected) return unexpected;
    const { recordNumber } = receipt!;
    return [
      transferItemHandedOver({ transferId, receiptId, assetId }),
      ...(isLast(receipt!, assetId) ? [handOverCompleted({ transferId, receiptId, recordNumber })] : []),
      ...completion(transfer, assetId, 'received'),
    ];
  },

  NoteRelease: (transfer, { data: { transferId, releaseId, assetId } }) => {
    const release = transfer.releases.get(releaseId);
    const unexpected = mustBeAwaited(release?.waiting, assetId);
    if (unexpected) return unexpected;
    const { cause } = release!;
    const last = isLast(release!, assetId);
    return [
      transferItemReleased({ transferId, releaseId, assetId }),
      ...(last ? [transferReleaseCompleted({ transferId, releaseId, cause })] : []),
      ...afterRelease(transfer, cause, assetId, last),
    ];
  },
};
