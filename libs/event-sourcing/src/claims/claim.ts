/** A number that may belong to one owner only: an asset number, a contract number, a document's content. */
export interface Claim {
  /** `assetNumber`, `contractNumber`, …: what kind of number. */
  readonly kind: string;
  /** Every part that makes it unique, in order: the buyer, the number. */
  readonly parts: readonly string[];
  /** Who holds it. Taking it again for the same owner changes nothing. */
  readonly owner: string;
  /** The code of the refusal when somebody else holds it. */
  readonly refusal: string;
}
