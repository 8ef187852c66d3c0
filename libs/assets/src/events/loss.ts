import { eventType, type FactOf, maybe, shape, text, uuid } from '#event-sourcing';
import { custodyMove } from './shapes.js';

/** Posts nothing: its holder still answers for it. */
export const assetReportedLost = eventType(
  'AssetReportedLost',
  'A thing is missing; who held it answers for it until a decision writes it off.',
  shape({
    assetId: uuid(),
    circumstances: text(2000),
    /** The transfer on whose way it was lost. */
    transferId: maybe(uuid()),
    releaseId: maybe(uuid()),
  }),
);

export const assetWrittenOff = eventType(
  'AssetWrittenOff',
  'After a decision about its loss nobody answers for a thing any more.',
  shape({ ...custodyMove(), findings: text(2000), compensation: maybe(text(500)) }),
);

export type AssetReportedLost = FactOf<typeof assetReportedLost>;
export type AssetWrittenOff = FactOf<typeof assetWrittenOff>;
