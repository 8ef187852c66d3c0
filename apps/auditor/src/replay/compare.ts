import { LedgerProblem } from '#command-line';
import { canonicalJson } from '#kernel';
import type { LogReader, Parked, ReadStore, Replayed, RowDifference } from '#views';
import type { Breathe, OtherSide, Standing } from './other-side.js';
import type { NamedDifference, Outcome } from './outcome.js';
import { heldBy, type Part } from './replay-source.js';

export interface Comparing {
  readonly log: Pick<LogReader, 'scan'>;
  readonly built: ReadStore;
  readonly other?: OtherSide;
  readonly standings: ReadonlyMap<string, Standing>;
  /** Documents and entries are looked at even where digests are equal. */
  readonly rows: boolean;
  /** What was replayed is a part of a log. */
  readonly part?: Part;
  readonly breathe: Breathe;
}

/** Holds a replayed view against the other side: digest first, then its documents and entries. */
export const compared = async (replayed: Replayed, comparing: Comparing): Promise<Outcome> => {
  const { view, to, checkpoint } = replayed;
  const { digest, parked } = checkpoint;
  const told = {
    view: view.name,
    version: view.version,
    index: to,
    digest,
    ...(comparing.part ? { parked: [], streamsApart: parked.length } : { parked }),
  };
  const standing = comparing.standings.get(view.name);
  if (!comparing.other) return { ...told, result: 'replayed' };
  const why = whyNot(replayed, standing);
  if (why !== undefined) return { ...told, result: 'notComparable', reason: why };
  const found = comparing.part
    ? await partCompared(replayed, comparing.part, comparing, standing!)
    : await wholeCompared(replayed, comparing, standing!);
  return { ...told, ...found };
};

type Found = Pick<Outcome, 'result' | 'comparedBy' | 'other' | 'within' | 'difference' | 'reason'>;

const wholeCompared = async (
  replayed: Replayed,
  comparing: Comparing,
  standing: Standing,
): Promise<Found> => {
  const byDigest = standing.position === replayed.to && standing.digest !== undefined;
  const same = byDigest && sameDigest(replayed, standing);
  const enough = !comparing.rows;
  const base = {
    comparedBy: byDigest && enough ? ('digest' as const) : ('rows' as const),
    ...(byDigest && { other: standing.digest }),
  };
  if (same && enough) return { ...base, result: 'equal' };
  return { ...base, ...(await lookedAt(replayed, comparing, byDigest && !same)) };
};

/** Digests are of a whole log: of a part, what rests on its events alone is compared, row by row. */
const partCompared = async (
  replayed: Replayed,
  part: Part,
  { other, built, log, breathe }: Comparing,
  standing: Standing,
): Promise<Found> => {
  const holds = heldBy(part, replayed.checkpoint, standing);
  try {
    const looked = await other!.withinPart(replayed, built, holds, breathe);
    const { compared: count, apart, difference } = looked;
    const within = { compared: count, apart };
    if (difference)
      return { result: 'differs', comparedBy: 'rows', within, difference: await named(difference, log) };
    return { result: count > 0 ? 'equal' : 'replayed', comparedBy: 'rows', within };
  } catch (fault) {
    if (!(fault instanceof LedgerProblem)) throw fault;
    return { result: 'notComparable', reason: fault.message };
  }
};

const whyNot = ({ view: { version } }: Replayed, standing: Standing | undefined): string | undefined => {
  if (!standing) return 'bên kia không có / the other side has no live copy of it';
  if (standing.version === version) return undefined;
  return `bên kia có phiên bản khác / the other side has version ${standing.version}`;
};

const sameDigest = ({ checkpoint: { digest, parked } }: Replayed, standing: Standing): boolean =>
  canonicalJson([digest, parked.map(placeOf)]) ===
  canonicalJson([standing.digest, standing.parked.map(placeOf)]);

const placeOf = ({ stream, index }: Parked) => [stream, index];

/** Goes through the rows; a difference of digests stands even where no row that is shown differs. */
const lookedAt = async (
  replayed: Replayed,
  { other, built, log, breathe }: Comparing,
  digestsDiffer: boolean,
): Promise<Pick<Outcome, 'result' | 'difference' | 'reason'>> => {
  let found: RowDifference | undefined;
  try {
    found = await other!.firstDifference(replayed, built, breathe);
  } catch (fault) {
    if (!(fault instanceof LedgerProblem)) throw fault;
    return { result: digestsDiffer ? 'differs' : 'notComparable', reason: fault.message };
  }
  if (found) return { result: 'differs', difference: await named(found, log) };
  if (!digestsDiffer) return { result: 'equal' };
  return {
    result: 'differs',
    reason:
      'chỉ các bản trước khác nhau / what it shows now is the same: former versions of documents differ',
  };
};

const named = async (found: RowDifference, log: Comparing['log']): Promise<NamedDifference> => {
  const [event] = found.index < 0 ? [] : await log.scan(found.index - 1, 1);
  if (event?.index !== found.index) return found;
  const { index, stream, revision, type, recordedAt } = event;
  return { ...found, event: { index, stream, revision, type, recordedAt } };
};
