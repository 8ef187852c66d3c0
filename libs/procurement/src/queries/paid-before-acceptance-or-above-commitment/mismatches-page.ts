import { bucketsOf, inTurn, type Page, type Reading, scanWhere, type Section } from '#views';
import { type MatchFinding, matchFindings } from '../match-findings.js';
import { type PurchaseMatchDoc, purchaseMatchView } from '../purchase-match.view.js';
import { mismatchIn } from './mismatches.js';
import type { MismatchRow } from './mismatches.query.js';

export interface MismatchesAsked {
  readonly finding?: MatchFinding;
  readonly supplier?: string;
  readonly visible: (doc: PurchaseMatchDoc) => boolean;
}

/** One kind of finding after another, each from its bucket: only purchases with findings are read. */
export const mismatchesPage = (
  reading: Reading,
  { finding: only, supplier, visible }: MismatchesAsked,
  after: string | undefined,
  limit: number,
): Promise<Page<MismatchRow>> => {
  const { effective } = reading.clocks;
  const bucket = effective === undefined ? 'finding' : 'findingOfAnyDay';
  const sections = (only === undefined ? matchFindings : [only]).map(
    (finding): Section<MismatchRow> =>
      (place, most) =>
        scanWhere(
          reading,
          purchaseMatchView,
          {
            buckets: bucketsOf({ [bucket]: finding, supplier }),
            wanted: doc => visible(doc) && mismatchIn(doc, finding, effective) !== undefined,
            row: doc => mismatchIn(doc, finding, effective)!,
          },
          place,
          most,
        ),
  );
  return inTurn(sections, after, limit);
};
