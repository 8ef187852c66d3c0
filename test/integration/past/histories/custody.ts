import { idNamed, registration } from '#test/support/custody';
import { transferNow } from '../../custody/states-now.js';
import type { Drawing } from '../drawing.js';
import type { WholeDesk } from '../whole-desk.js';
import { lentOut, before, days, founded, type History, nth } from './around.js';

/** Things that go from one unit to another, as far as chance lets them. */
export const custody: History = async (desk, draw) => {
  await founded(desk, [['kim-thanh', 'district', 'hai-duong']], 'transferDeadlines');
  await lentOut(desk, days[2], days[3]);
  const things = ['A', 'B'];
  for (const name of things)
    await desk.does(
      'hai-duong/p-hung',
      'RegisterAsset',
      registration(name, 'hai-duong', 10n),
      draw.pick([before, days[0]]),
    );
  const notYet = { ...registration('S', 'hai-duong', 10n), inServiceFrom: undefined };
  await desk.does('hai-duong/p-hung', 'RegisterAsset', notYet, before);
  await desk.does('hai-duong/p-hung', 'EnterService', { assetId: idNamed('S') }, days[2]);
  const transferId = nth('transfer', 1);
  const assets = things.map(idNamed);
  const request = { transferId, kind: 'internal', fromUnit: 'hai-duong', toUnit: 'kim-thanh', assets };
  await desk.does('hai-duong/p-hung', 'RequestTransfer', request, days[0], {
    reason: 'Thiếu xe',
    externalRef: 'K/1',
  });
  const { contentDigest: seenDigest, revision } = transferNow(desk as never, transferId);
  const decision = { transferId, approve: true, seenDigest };
  await desk.does('hai-duong/p-chief', 'DecideTransfer', decision, days[1], {
    ifMatch: revision,
    reason: 'x',
  });
  const place = { carrier: 'Đội xe', from: 'Kho', to: 'Kho' };
  const listed = (ids: readonly string[], more: object) => ids.map(assetId => ({ assetId, ...more }));
  const dispatch = { transferId, items: listed(assets, { condition: 'Tốt' }), ...place };
  await desk.does('hai-duong/p-driver', 'DispatchTransfer', dispatch, days[1]);
  await arrives(desk, draw, transferId);
  for (let n = 0; n < 3; n += 1) await aboutThings(desk, draw, draw.pick(assets));
  for (const assetId of assets) await disposed(desk, assetId, days[3]);
};

const arrives = async ({ does }: WholeDesk, draw: Drawing, transferId: string): Promise<void> => {
  const [first, second] = draw
    .pick([
      ['A', 'B'],
      ['B', 'A'],
    ])
    .map(idNamed) as [string, string];
  const receipt = { transferId, recordNumber: 'BB-1', location: 'Trụ sở' };
  const items = (assetId: string, more: object) => [{ assetId, ...more }];
  const got = { ...receipt, items: items(first, { condition: 'Tốt' }) };
  await does('kim-thanh/p-mai', 'ReceiveTransfer', got, draw.pick(days.slice(2)));
  const day = draw.pick(days.slice(2));
  const who = 'kim-thanh/p-mai';
  switch (draw.below(4)) {
    case 0:
      await does(who, 'RefuseTransferItems', { transferId, items: items(second, { cause: 'Hỏng' }) }, day);
      await does(
        'hai-duong/p-hung',
        'ConfirmReturn',
        { transferId, items: items(second, { condition: 'x' }) },
        days[3],
      );
      return;
    case 1:
      await does(
        who,
        'ReportDiscrepancy',
        { transferId, items: items(second, { kind: 'missing', note: 'x' }) },
        day,
      );
      await does(
        'hai-duong/p-hung',
        'ResolveDiscrepancy',
        {
          transferId,
          items: items(second, { resolution: draw.pick(['lost', 'receivedLater', 'returned']), note: 'x' }),
        },
        days[3],
      );
      return;
    case 2:
      await does(
        who,
        'ReceiveTransfer',
        { ...receipt, recordNumber: 'BB-2', items: items(second, { condition: 'x' }) },
        day,
      );
  }
};

const disposed = ({ does }: WholeDesk, assetId: string, day: string) =>
  does('kim-thanh/p-chief', 'Dispose', { assetId, kind: 'destruction', proceeds: 0n }, day, { reason: 'x' });

const aboutThings = (desk: WholeDesk, draw: Drawing, assetId: string) => {
  const { does } = desk;
  const day = draw.pick(days);
  switch (draw.below(4)) {
    case 0:
      return does('kim-thanh/p-mai', 'Assign', { assetId, location: 'Kho 2' }, day);
    case 1:
      return does('kim-thanh/p-mai', 'ReportLoss', { assetId, circumstances: 'x' }, day);
    case 2:
      return disposed(desk, assetId, day);
    default:
      return does('hai-duong/p-chief', 'WriteOff', { assetId, findings: 'x' }, day, { reason: 'x' });
  }
};
