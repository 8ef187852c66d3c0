import type { Doc, Page } from '#views';
import { cursorOf, partsOf, questionOf } from '../../views/cursor.js';
import type { ViewsFile } from './views-file.js';

const docOf = (text: unknown): Doc => JSON.parse(text as string) as Doc;

export const getDoc = (file: ViewsFile, n: number, key: string, known: number): Doc | undefined => {
  const row = file.get(
    `SELECT v.doc AS doc FROM t${n}_key k JOIN t${n}_version v ON v.id >= k.id << 32 AND v.id <= (k.id << 32 | :known)
     WHERE k.key = :key ORDER BY v.id DESC LIMIT 1`,
    { ':key': key, ':known': known },
  );
  return row && docOf(row['doc']);
};

export const listVersions = (file: ViewsFile, n: number, key: string, known: number, since = -1) =>
  file
    .all(
      `SELECT v.id & 4294967295 AS place, v.doc AS doc
       FROM t${n}_key k JOIN t${n}_version v ON v.id >= (k.id << 32 | :first) AND v.id <= (k.id << 32 | :known)
       WHERE k.key = :key ORDER BY v.id`,
      { ':key': key, ':known': known, ':first': since + 1 },
    )
    .map(row => ({ index: row['place'] as number, doc: docOf(row['doc']) }));

/** One bucket as of `:known`. Its values are bound by position in the list of buckets. */
const inBucket = (n: number, i: number): string => `
  SELECT b.k FROM t${n}_bucket b
  WHERE b.term = (SELECT id FROM t${n}_term WHERE bucket = :bucket${i} AND value = :value${i})
    AND b.until > :known AND b.pos <= :known`;

export const scanDocs = (
  file: ViewsFile,
  n: number,
  buckets: Readonly<Record<string, string>>,
  known: number,
  after: string | undefined,
  limit: number,
): Page<{ key: string; doc: Doc }> => {
  const question = questionOf('documents', { buckets, known });
  const asked = Object.entries(buckets);
  const among = asked.map((_, i) => inBucket(n, i)).join(' INTERSECT ');
  const values = Object.fromEntries(
    asked.flatMap(([bucket, value], i) => [
      [`:bucket${i}`, bucket],
      [`:value${i}`, value],
    ]),
  );
  const rows = file.all(
    `WITH page AS MATERIALIZED (
       SELECT id, key FROM t${n}_key WHERE ${after === undefined ? '' : 'key > :after AND'} since <= :known
         ${among && `AND id IN (${among})`} ORDER BY key LIMIT :limit)
     SELECT key, (SELECT v.doc FROM t${n}_version v WHERE v.id >= page.id << 32 AND v.id <= (page.id << 32 | :known)
       ORDER BY v.id DESC LIMIT 1) AS doc FROM page ORDER BY key`,
    {
      ...values,
      ...(after === undefined ? {} : { ':after': partsOf(question, after, 's')[0] as string }),
      ':known': known,
      ':limit': limit + 1,
    },
  );
  const items = rows.slice(0, limit).map(row => ({ key: row['key'] as string, doc: docOf(row['doc']) }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: cursorOf(question, last.key) } : { items };
};
