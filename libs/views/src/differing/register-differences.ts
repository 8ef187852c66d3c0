import type { Page } from '../read-store.js';
import type { Doc, RegisterView } from '../view.js';
import { changesShown, type Difference, type Pasts } from './difference.js';
import { fieldDifferences } from './field-differences.js';

/** A page of the documents that are not the same, in the order of the first event that changed them. */
export const registerDifferences = async (
  { from, to }: Pasts,
  view: RegisterView,
  wanted: (doc: Doc) => boolean,
  after: string | undefined,
  limit: number,
): Promise<Page<Difference>> => {
  const since = from.clocks.known;
  const touched = await to.keysTouched(view, since, after, limit);
  const items: Difference[] = [];
  const looked = new Set<string>();
  for (const { index, key } of touched.items) {
    if (looked.has(key)) continue;
    looked.add(key);
    const versions = await to.versions(view, key, since);
    if (versions[0]?.index !== index) continue;
    const before = await from.get(view, key);
    const now = versions.at(-1)!.doc;
    if (!wanted(now) || (before && !wanted(before))) continue;
    const fields = fieldDifferences(before, now);
    const changes = versions.slice(0, changesShown).map(version => ({ index: version.index }));
    if (fields.length > 0) items.push({ key, fields, changes, moreChanges: versions.length > changesShown });
  }
  return { items, next: touched.next };
};
