/** How much is measured: a quick run shows that it works; a large one goes up to a million events. */
export interface Extent {
  readonly quick: boolean;
  readonly large: boolean;
  /** The guide of sizes is written anew. */
  readonly document: boolean;
  /** The file of a data set that was made before; absent: one is made. */
  readonly dataSet?: string;
}
