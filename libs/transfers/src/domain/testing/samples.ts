import type { AssetFacts } from '#assets/events';
import { aPerson, by, on } from '#event-sourcing/testing';
import type { UnitFacts } from '#units/events';
import {
  transferDecided,
  transferDecisionStarted,
  transferDispatched,
  transferEarmarkAnswered,
  transferRequested,
} from '../../events/index.js';
import type { RequestTransferData } from '../transfer.commands.js';
import type { Surroundings } from '../transfer.facts.js';

const uuid = (n: number) => `0190a0b0-0000-7000-8000-00000000000${n}`;
export const car = uuid(1);
export const van = uuid(2);
export const transferId = uuid(3);
export const decisionId = uuid(4);
export const receiptId = uuid(5);
export const releaseId = uuid(6);
export const digest = 'ab'.repeat(32);

const parties = { transferId, fromUnit: 'phong-hau-can', toUnit: 'huyen-kim-thanh' };

const open: UnitFacts = { status: 'active', validFrom: '2019-01-01', parents: [] };
export const heldAsset = (over: Partial<AssetFacts> = {}): AssetFacts => ({
  status: 'inService',
  assetNumber: '34A-000.17',
  itemCode: 'xe-oto-tuan-tra',
  originalCost: '650000000',
  accumulatedWear: '50000000',
  accountable: { unitId: 'phong-hau-can', officerId: 'p-hung' },
  lastStepOn: '2020-01-02',
  ...over,
});

export const around = (over: Partial<Surroundings> = {}): Surroundings => ({
  receiver: open,
  deadlines: { decide: '30', dispatch: '10', receive: '20' },
  assets: new Map([
    [car, heldAsset()],
    [van, heldAsset({ assetNumber: '34A-000.18' })],
  ]),
  ...over,
});
export const closed = around({ receiver: { ...open, status: 'dissolving' } });

export const request = (over: Partial<RequestTransferData> = {}) => ({
  type: 'RequestTransfer' as const,
  data: { ...parties, kind: 'internal' as const, assets: [car, van], ...over },
});

/** A transfer's past, day by day and person by person. */
export const requested = on(
  '2020-02-01',
  by(
    'p-requester',
    transferRequested({
      ...parties,
      kind: 'internal',
      assets: [car, van],
      reason: 'Thiếu xe tuần tra',
      contentDigest: digest,
      decideBy: '2020-03-02',
    }),
  ),
);
const decision = {
  ...parties,
  decisionId,
  seenDigest: digest,
  assets: [car, van],
  decisionBody: { body: 'Lãnh đạo Công an tỉnh', members: ['p-member'] },
  deadlines: { dispatchBy: '2020-02-12', receiveBy: '2020-03-03' },
};
export const deciding = on('2020-02-02', by('p-decider', transferDecisionStarted(decision)));
export const held = (assetId: string, cause?: string) =>
  on('2020-02-02', transferEarmarkAnswered({ transferId, decisionId, assetId, cause }));
export const decided = on('2020-02-02', transferDecided(decision));
const book = { originalCost: '650000000', accumulatedWear: '50000000', netValue: '600000000' };
export const dispatched = on(
  '2020-02-05',
  by(
    'p-dispatcher',
    transferDispatched({
      ...parties,
      carrier: 'Đội xe',
      from: 'Nhà xe tỉnh',
      to: 'Nhà xe huyện',
      items: [car, van].map(assetId => ({
        assetId,
        assetNumber: '34A-000.17',
        itemCode: 'xe-oto-tuan-tra',
        condition: 'Tốt',
        bookValues: book,
      })),
    }),
  ),
);

export const untilDecided = [requested, deciding, held(car), held(van), decided] as const;
export const untilDispatched = [...untilDecided, dispatched] as const;

/** An officer of the receiving unit. */
export const receiver = (personId = 'p-receiver', over: object = {}) => ({
  actor: aPerson(personId, { unitId: 'huyen-kim-thanh', duty: 'receiver', ...over }),
});
