import { assetRegistered } from './asset-registered.js';
import { assetDisposed, assetRemovedFromEstablishment } from './disposal.js';
import { assetEarmarked, assetEarmarkFreed, earmarkRefused } from './earmark.js';
import { assetReportedLost, assetWrittenOff } from './loss.js';
import { assetAssigned, assetEnteredService, assetRelocated, assetTakenOver } from './service.js';

export * from './accounts.js';
export * from './asset-gate.js';
export * from './asset-number.js';
export * from './asset-registered.js';
export * from './disposal.js';
export * from './earmark.js';
export * from './loss.js';
export * from './service.js';
export * from './shapes.js';
export * from './sentences.js';

export const assetEvents = [
  assetRegistered,
  assetEnteredService,
  assetAssigned,
  assetRelocated,
  assetEarmarked,
  earmarkRefused,
  assetEarmarkFreed,
  assetTakenOver,
  assetReportedLost,
  assetWrittenOff,
  assetRemovedFromEstablishment,
  assetDisposed,
];
