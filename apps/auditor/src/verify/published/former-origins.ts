import { join } from 'node:path';
import { CouldNotRead } from '#command-line';
import {
  type NewOrigin,
  openNewOrigin,
  openNote,
  parseNewOrigin,
  parseNote,
  splitNotes,
  type Trust,
} from '#evidence';
import type { SqliteAudit } from '#stores/sqlite';
import type { Report } from '../findings/finding.js';
import type { Plan } from '../plan.js';
import type { ShownHead } from './heads.js';
import { LogFolder } from './log-folder.js';
import { longestFirst, mustAgree, type NotePlace } from './note-places.js';
import type { LogTrust } from './trust.js';

const originsStream = 'socai-origins';
const originsFile = 'former-origins';

/** Where the log has left a name: what it goes on from is a head of these events, as any head is. */
export interface FormerOrigins {
  /** Oldest first. */
  readonly statements: readonly NewOrigin[];
  readonly heads: readonly ShownHead[];
}

/** Statements of the names that the log has left; those that no trusted key has signed are reported. */
export const formerOrigins = (
  plan: Plan,
  audit: SqliteAudit | undefined,
  trust: LogTrust | undefined,
  report: Report,
): FormerOrigins => {
  const [place, other] = statementPlaces(plan, audit);
  if (place) mustAgree('origin.statement', place, other, report);
  const statements = (place?.notes ?? []).flatMap((note, n) =>
    opened(note, `${place!.what} ${n}`, n === place!.notes.length - 1 ? trust : undefined, report),
  );
  for (const statement of statements) report({ code: 'note.new-origin', ...spoken(statement) });
  return { statements, heads: statements.map(({ from, former }) => headAt(from, former)) };
};

/**
 * Whoever knows a log by a name that it has left must be told the new one: nothing is signed under the old one.
 * @throws CouldNotRead
 */
export const mustBeItsName = (
  { origin: known, logKeys }: Trust,
  plan: Plan,
  audit: SqliteAudit | undefined,
): void => {
  for (const note of statementPlaces(plan, audit)[0]?.notes ?? []) {
    const { former, origin, from } = ifStatement(note) ?? {};
    if (former !== known || from === undefined || origin === undefined) continue;
    const [vi, en] = openNote(note, logKeys).ok
      ? ['khóa bạn có đã ký điều đó', 'a key of yours has signed that']
      : ['không khóa nào bạn có đã ký điều đó', 'no key of yours has signed that'];
    throw new CouldNotRead(
      `Sổ đã bỏ tên ${known}, và từ sự kiện ${from.size} mang tên ${origin}; ${vi}: hãy đưa khóa của tên mới trước ` +
        `(--key mới --key cũ) / The log has left the name ${known}, and is ${origin} from event ${from.size} on; ` +
        `${en}: give a key of the new name first (--key new --key old).`,
    );
  }
};

const ifStatement = (note: string): NewOrigin | undefined => {
  try {
    return parseNewOrigin(parseNote(note).text);
  } catch {
    return undefined;
  }
};

const headAt = ({ size, root }: NewOrigin['from'], former: string): ShownHead => ({
  source: 'new-origin',
  where: former,
  size,
  root: Buffer.from(root),
});

/** Only the last statement is of the name that is asked about; those before it rest on the events alone. */
const opened = (
  note: string,
  what: string,
  trust: LogTrust | undefined,
  report: Report,
): readonly NewOrigin[] => {
  try {
    if (!trust) return [parseNewOrigin(parseNote(note).text)];
    const verdict = openNewOrigin(note, trust.origin, trust.logKeys);
    if (verdict.ok) return [verdict.value];
    report({ code: 'origin.statement', what, actual: verdict.message });
  } catch (error) {
    report({ code: 'origin.statement', what, actual: (error as Error).message });
  }
  return [];
};

const spoken = ({ former, origin, from, time, reason, heads }: NewOrigin) => ({
  index: from.size,
  what: `${former} → ${origin}, ${time}: ${reason}`,
  ...(heads.length > 0 && {
    actual: `${former}: ${heads.map(({ size, root }) => `${size} ${Buffer.from(root).toString('base64')}`).join(', ')}`,
  }),
});

const statementPlaces = (plan: Plan, audit: SqliteAudit | undefined): readonly NotePlace[] =>
  longestFirst([recorded(audit), published(plan)]);

const published = ({ log }: Plan): NotePlace | undefined => {
  const bytes = log === undefined ? undefined : new LogFolder(log).read(originsFile);
  return bytes && { what: join(log!, originsFile), notes: splitNotes(bytes) };
};

const recorded = (audit: SqliteAudit | undefined): NotePlace | undefined =>
  audit && { what: originsStream, notes: audit.control(originsStream, 0, 1_000).map(({ text }) => text) };
