import { join } from 'node:path';
import { type NewOrigin, openNewOrigin, parseNewOrigin, parseNote, splitNotes } from '#evidence';
import type { SqliteAudit } from '#stores/sqlite';
import type { Report } from '../findings/finding.js';
import type { Plan } from '../plan.js';
import type { ShownHead } from './heads.js';
import { LogFolder } from './log-folder.js';
import type { LogTrust } from './trust.js';

const originsStream = 'socai-origins';
const originsFile = 'former-origins';

interface Place {
  readonly what: string;
  readonly notes: readonly string[];
}

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
  const places = [recorded(audit), published(plan)].filter(place => place !== undefined);
  const [place] = places.toSorted((a, b) => b.notes.length - a.notes.length);
  const statements = (place?.notes ?? []).flatMap((note, n) =>
    opened(note, `${place!.what} ${n}`, n === place!.notes.length - 1 ? trust : undefined, report),
  );
  for (const statement of statements) report({ code: 'note.new-origin', ...spoken(statement) });
  return { statements, heads: statements.map(({ from, former }) => headAt(from, former)) };
};

const headAt = ({ size, root }: NewOrigin['from'], former: string): ShownHead => ({
  ...{ source: 'new-origin', where: former, size, root: Buffer.from(root) },
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

const published = ({ log }: Plan): Place | undefined => {
  const bytes = log === undefined ? undefined : new LogFolder(log).read(originsFile);
  return bytes && { what: join(log!, originsFile), notes: splitNotes(bytes) };
};

const recorded = (audit: SqliteAudit | undefined): Place | undefined =>
  audit && { what: originsStream, notes: audit.control(originsStream, 0, 1_000).map(({ text }) => text) };
