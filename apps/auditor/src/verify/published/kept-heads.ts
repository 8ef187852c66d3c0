import { type NewOrigin, parseCheckpoint, parseNote, sameHash } from '#evidence';
import type { Report } from '../findings/finding.js';
import { readHead, type ShownHead } from './heads.js';
import { type LogTrust, trustUnder } from './trust.js';

/** What a head is held against. */
export interface Judging {
  readonly trust: LogTrust | undefined;
  /** Of the names that the log has left, oldest first. */
  readonly statements: readonly NewOrigin[];
  readonly report: Report;
}

type Place = Pick<ShownHead, 'source' | 'where'>;

const originOf = (note: Buffer): string | undefined => {
  try {
    return parseCheckpoint(parseNote(note).text).origin;
  } catch {
    return undefined;
  }
};

/**
 * A head that was kept outside the log may be of a name that the log has left since: up to where the log goes on under
 * another one it is a head of the same events. What is of any other log is refused by its name.
 */
export const keptHead = (note: Buffer, place: Place, judging: Judging): ShownHead | undefined => {
  const { trust, statements, report } = judging;
  const origin = originOf(note);
  const own = trust?.origin ?? statements.at(-1)?.origin;
  if (origin === undefined || own === undefined || origin === own)
    return readHead(note, place, trust, report);
  const left = statements.findIndex(({ former }) => former === origin);
  if (left >= 0)
    return headOfFormerName(note, place, origin, { ...judging, statements: statements.slice(left) });
  report({ code: 'head.other-log', what: spoken(place), expected: own, actual: origin });
  return undefined;
};

const spoken = ({ source, where }: Place): string => `${source} ${where}`;

/** @param statements those that came after the head: what any of them gave up is lost */
const headOfFormerName = (
  note: Buffer,
  place: Place,
  origin: string,
  { trust, statements, report }: Judging,
): ShownHead | undefined => {
  const known = trustUnder(origin, trust);
  const what = `${spoken(place)} (${origin})`;
  if (trust && !known) report({ code: 'note.no-key', what });
  const head = readHead(note, place, known, report);
  if (!head) return undefined;
  const kept = Math.min(...statements.map(({ from }) => from.size));
  if (head.size <= kept) return head;
  const owned = statements.some(({ heads }) =>
    heads.some(({ size, root }) => size === head.size && sameHash(root, head.root)),
  );
  const actual = `${kept}; ${owned ? 'the statement names this head' : 'no statement names this head'}`;
  report({ code: 'head.lost', index: kept, what, expected: `${head.size}`, actual });
  return undefined;
};
