import { followKeyLinks, formatVerifierKey, parseVerifierKey, splitNotes, type Trust } from '#evidence';
import type { Report } from '../../verify/findings/finding.js';
import { type Trusted, trustOf } from '../../verify/published/trust.js';
import { type Case, caseFiles } from '../case-file.js';

const ownKeys = (keys: readonly string[]): readonly string[] =>
  keys.filter(line => {
    try {
      return Boolean(parseVerifierKey(line));
    } catch {
      return false;
    }
  });

/**
 * Whom to believe: the keys that were brought, and those that the case's links lead to from them. A case that is
 * checked with its own keys alone shows that it is whole, and not whose it is: that is noted.
 * @returns undefined when there is no key at all
 */
export const trustInCase = (shown: Case, brought: Trusted, report: Report): Trust | undefined => {
  const bare = brought.keys.length === 0;
  if (bare) report({ code: 'note.case-own-key' });
  const trust = trustOf(bare ? { ...brought, keys: ownKeys(shown.keys) } : brought);
  if (!trust) return undefined;
  const { origin, logKeys: known } = trust;
  const notes = shown.keyLinks === '' ? [] : splitNotes(shown.keyLinks);
  const { keys, refused } = followKeyLinks({ origin, known }, notes);
  if (refused)
    report({
      code: 'key.link',
      what: `${caseFiles.keyLinks} ${refused.at}`,
      actual: refused.failure.message,
    });
  const lines = new Set(keys.map(formatVerifierKey));
  for (const line of shown.keys)
    if (!lines.has(line)) report({ code: 'case.key', what: caseFiles.keys, actual: line });
  return { ...trust, logKeys: keys };
};
