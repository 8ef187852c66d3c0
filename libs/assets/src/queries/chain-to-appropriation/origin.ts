import type { OriginKind } from '../../events/index.js';
import type { AssetDoc } from '../asset-doc.js';
import type { ChainOriginRow } from './chain.row.js';

const notes: Readonly<Record<OriginKind, ChainOriginRow['note']>> = {
  purchase: {
    vi: 'Tài sản mua sắm: lần ngược từ nghiệm thu đến giao dự toán.',
    en: 'Bought: traced from its acceptance back to the appropriation.',
  },
  inKind: {
    vi: 'Nhận bằng hiện vật: không qua mua sắm; căn cứ là văn bản nêu ở ref.',
    en: 'Came in kind: it was not bought; it rests on the paper named in ref.',
  },
  opening: {
    vi: 'Có từ trước khi mở sổ: việc mua không có trong sổ này.',
    en: 'Was there before the books were opened: how it was bought is not in this ledger.',
  },
  donation: {
    vi: 'Được tặng: không qua mua sắm; bên tặng nêu ở ref.',
    en: 'Was given: it was not bought; who gave it is named in ref.',
  },
  works: {
    vi: 'Từ công trình hoàn thành: căn cứ là văn bản nêu ở ref.',
    en: 'Came from finished works: it rests on the paper named in ref.',
  },
  found: {
    vi: 'Phát hiện thừa khi kiểm kê: nguồn gốc không có trong sổ này.',
    en: 'Was found by a stocktake: where it came from is not in this ledger.',
  },
};

/** Where a thing came from, and whether money of the budget is behind it. */
export const originOf = ({ origin, fundings }: AssetDoc): ChainOriginRow => ({
  ...origin,
  paidFromBudget: origin.kind === 'purchase' || fundings.length > 0,
  note: notes[origin.kind],
});
