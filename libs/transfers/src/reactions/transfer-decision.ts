import { assetEarmarked, earmarkRefused } from '#assets/events';
import { earmark } from '#assets/processes';
import { begins, consequence, processType, reaction, refuses, settles, step } from '#event-sourcing';
import {
  transferDecided,
  transferDecisionRefused,
  transferDecisionStarted,
  transferEarmarkAnswered,
} from '../events/index.js';
import { noteEarmark } from './note.js';

/** Approved → every thing is asked, in its own stream → decided; or refused, once those held are free again. */
export const transferDecisionReactions = [
  reaction('transfer-decision/earmark', transferDecisionStarted, ({ data }) =>
    data.assets.map(assetId =>
      consequence(earmark, {
        assetId,
        transferId: data.transferId,
        decisionId: data.decisionId,
        fromUnit: data.fromUnit,
      }),
    ),
  ),
  reaction('transfer-decision/held', assetEarmarked, ({ data: { assetId, transferId, decisionId } }) =>
    consequence(noteEarmark, { assetId, transferId, decisionId }),
  ),
  reaction('transfer-decision/not-held', earmarkRefused, ({ data }) => consequence(noteEarmark, data)),
];

const decisionId = ({ data }: { readonly data: { readonly decisionId: string } }) => data.decisionId;

export const transferDecision = processType(
  'transfer-decision',
  begins(transferDecisionStarted, decisionId),
  step(transferEarmarkAnswered, decisionId),
  settles(transferDecided, decisionId),
  refuses(transferDecisionRefused, decisionId, ({ data: { refusals } }) => ({
    code: 'transfer.not-free',
    numbers: { refused: String(refusals.length), asset: refusals[0]!.assetId, cause: refusals[0]!.cause },
    holders: refusals.map(({ assetId }) => ({ kind: 'asset', id: assetId })),
  })),
);
