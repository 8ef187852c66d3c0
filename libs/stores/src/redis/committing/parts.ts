import { type Batch, type Checkpoint, type Digest, RowText, RunningDigest } from '#views';

/** What one script writes at most: a server that carries it out answers nobody meanwhile. */
export const mostInPart = { rows: 1_000, bytes: 1_000_000 };

type Rows = Pick<Batch, 'entries' | 'writes'>;

/**
 * Cuts a large batch where events end. Each part leads to a checkpoint of its own, with the digest of its rows: a
 * projector that dies between two parts, and one that takes over, go on from there.
 *
 * @param before digest where the batch begins
 */
export const partsOf = (
  batch: Batch,
  view: { readonly name: string; readonly version: number },
  before: Digest,
): readonly Batch[] => {
  const cuts = cutsOf(batch);
  if (cuts.length === 0) return [batch];
  const parts: Batch[] = [];
  const ends = [...cuts, batch.checkpoint.position];
  let from = batch.from;
  let digest = before;
  for (const end of ends) {
    const rows = between(batch, from, end);
    const checkpoint = end === ends.at(-1) ? batch.checkpoint : checkpointAt(end, batch, rows, view, digest);
    parts.push({ from, checkpoint, ...rows });
    from = end;
    digest = checkpoint.digest;
  }
  return parts;
};

/** Indexes of the events after which a new part begins. */
const cutsOf = ({ entries, writes }: Batch): readonly number[] => {
  const cuts: number[] = [];
  const sizes = [
    ...entries.map(({ index }) => ({ index, bytes: 100 })),
    ...writes.map(({ index, doc }) => ({ index, bytes: doc.length })),
  ].sort((a, b) => a.index - b.index);
  let rows = 0;
  let bytes = 0;
  let last = -1;
  for (const row of sizes) {
    const isFull = rows >= mostInPart.rows || bytes + row.bytes > mostInPart.bytes;
    if (isFull && rows > 0 && row.index > last) {
      cuts.push(last);
      rows = 0;
      bytes = 0;
    }
    rows += 1;
    bytes += row.bytes;
    last = row.index;
  }
  return cuts;
};

const between = ({ entries, writes }: Batch, from: number, to: number): Rows => ({
  entries: entries.filter(({ index }) => index > from && index <= to),
  writes: writes.filter(({ index }) => index > from && index <= to),
});

const checkpointAt = (
  position: number,
  { checkpoint: { parked } }: Batch,
  { entries, writes }: Rows,
  view: { readonly name: string; readonly version: number },
  before: Digest,
): Checkpoint => {
  const text = new RowText(view);
  const digest = new RunningDigest(before);
  for (const entry of entries) digest.add(text.ofEntry(entry));
  for (const write of writes) digest.add(text.ofDocument(write));
  return { position, digest: digest.value(), parked: parked.filter(({ index }) => index <= position) };
};
