import { assetEarmarkFreed, assetReportedLost } from '#assets/events';
import { freeEarmark, loseInTransit } from '#assets/processes';
import { begins, consequence, processType, reaction, settles, step } from '#event-sourcing';
import { transferItemReleased, transferReleaseCompleted, transferReleaseStarted } from '../events/index.js';
import { noteRelease } from './note.js';

/** To be free of a transfer → each thing is, in its own stream, or is lost there → the transfer learns it. */
export const releaseReactions = [
  reaction('transfer-release/free', transferReleaseStarted, ({ data }) => {
    const { transferId, releaseId, cause, assets, circumstances = '' } = data;
    return assets.map(assetId =>
      cause === 'lost'
        ? consequence(loseInTransit, { assetId, transferId, releaseId, circumstances })
        : consequence(freeEarmark, { assetId, transferId, releaseId, cause }),
    );
  }),
  reaction('transfer-release/note', assetEarmarkFreed, ({ data: { assetId, transferId, releaseId } }) =>
    consequence(noteRelease, { assetId, transferId, releaseId }),
  ),
  reaction('transfer-release/note-loss', assetReportedLost, ({ data }) => {
    const { assetId, transferId, releaseId } = data;
    const inTransit = transferId !== undefined && releaseId !== undefined;
    return inTransit ? [consequence(noteRelease, { assetId, transferId, releaseId })] : [];
  }),
];

const releaseId = ({ data }: { readonly data: { readonly releaseId: string } }) => data.releaseId;

export const transferRelease = processType(
  'transfer-release',
  begins(transferReleaseStarted, releaseId),
  step(transferItemReleased, releaseId),
  settles(transferReleaseCompleted, releaseId),
);
