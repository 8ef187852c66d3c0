import { join } from 'node:path';
import { followKeyLinks, keyIdText, splitNotes, type KeyLink, type Trust } from '#evidence';
import type { SqliteAudit } from '#stores/sqlite';
import type { Report } from '../findings/finding.js';
import type { Plan } from '../plan.js';
import { LogFolder } from './log-folder.js';
import { longestFirst, mustAgree, type NotePlace } from './note-places.js';
import type { LogTrust } from './trust.js';

const keysStream = 'socai-keys';
const linksFile = 'verifier-keys';
const pageRecords = 1_000;

/**
 * The keys that the log's own links lead to, from those that the verifier brought: heads of before and after a rotation
 * are checked with one key. Links that do not hold are reported, and lead nowhere.
 */
export const withLinkedKeys = (
  trust: Trust,
  plan: Plan,
  audit: SqliteAudit | undefined,
  report: Report,
): LogTrust => {
  const [most, other] = linkPlaces(plan, audit);
  if (!most || most.notes.length === 0) return { ...trust, linked: 0 };
  mustAgree('key.link', most, other, report);
  const { origin, logKeys: known } = trust;
  const { keys, links, refused } = followKeyLinks({ origin, known }, most.notes);
  if (refused)
    report({ code: 'key.link', what: `${most.what} ${refused.at}`, actual: refused.failure.message });
  for (const link of links) report({ code: 'note.key-rotated', what: spoken(link) });
  return { ...trust, logKeys: keys, linked: links.length === 0 ? 0 : links.length + 1 };
};

/** The notes of the longer chain: what is recorded and what is published may be a moment apart. */
export const linkNotes = (plan: Pick<Plan, 'log'>, audit: SqliteAudit | undefined): readonly string[] =>
  linkPlaces(plan, audit)[0]?.notes ?? [];

const linkPlaces = (plan: Pick<Plan, 'log'>, audit: SqliteAudit | undefined): readonly NotePlace[] =>
  longestFirst([publishedLinks(plan), audit && recordedLinks(audit)]);

const spoken = ({ old, next, time }: KeyLink): string =>
  `${keyIdText(old.keyId)} → ${keyIdText(next.keyId)}, ${time}`;

const publishedLinks = ({ log }: Pick<Plan, 'log'>): NotePlace | undefined => {
  const bytes = log === undefined ? undefined : new LogFolder(log).read(linksFile);
  return bytes && { what: join(log!, linksFile), notes: splitNotes(bytes) };
};

const recordedLinks = (audit: SqliteAudit): NotePlace => ({
  what: keysStream,
  notes: audit.control(keysStream, 0, pageRecords).map(({ text }) => text),
});
