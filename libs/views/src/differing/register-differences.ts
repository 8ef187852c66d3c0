import type { Page } from '../read-store.js';
import type { Doc, RegisterView } from '../view.js';
import { type Change, changesShown, type Difference, type Pasts } from './difference.js';
import { fieldDifferences } from './field-differences.js';

/** A page of the documents that are not the same, in the order of the first event that changed them. */
export const registerDifferences = async (
  { from, to }: Pasts,
  view: RegisterView,
  docSeen: (doc: Doc) => Doc | undefined,
  after: string | undefined,
  limit: number,
): Promise<Page<Difference>> => {
  const since = from.clocks.known;
  const touched = await to.keysTouched(view, since, after, limit);
  const items: Difference[] = [];
  const looked = new Set<string>();
  // One that came to somebody's units, or left them, is to them as one that begins or ends.
  const asSeen = (doc: Doc | undefined) => doc && docSeen(doc);
  for (const { index, key } of touched.items) {
    if (looked.has(key)) continue;
    looked.add(key);
    const versions = await to.versions(view, key, since);
    if (versions[0]?.index !== index) continue;
    const before = await from.get(view, key);
    const now = versions.at(-1)!.doc;
    const fields = fieldDifferences(asSeen(before), asSeen(now));
    if (fields.length === 0) continue;
    const made = changesAmong(versions, before);
    items.push({
      key,
      fields,
      changes: made.slice(0, changesShown),
      moreChanges: made.length > changesShown,
    });
  }
  return { items, next: touched.next };
};

/** Events write a document again that is as it was: those made no difference. */
const changesAmong = (
  versions: readonly { readonly index: number; readonly doc: Doc }[],
  before: Doc | undefined,
): readonly Change[] =>
  versions
    .filter(({ doc }, n) => fieldDifferences(n === 0 ? before : versions[n - 1]!.doc, doc).length > 0)
    .map(({ index }) => ({ index }));
