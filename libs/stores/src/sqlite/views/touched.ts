import type { Between, Page, TouchedCell, TouchedKey } from '#views';
import { cursorOf, partsOf, questionOf } from '../../views/cursor.js';
import type { ViewsFile } from './views-file.js';

/** Found by the event: what it costs is bounded by what events between the two indexes wrote, and no more. */
export const listCellsTouched = (
  file: ViewsFile,
  n: number,
  between: Between,
  after: string | undefined,
  limit: number,
): Page<TouchedCell> => {
  const question = questionOf('cells touched', between);
  const place = after === undefined ? [between.after + 1, '', ''] : partsOf(question, after, 'nss');
  const [index, account, commodity] = place as [number, string, string];
  const rows = file.all(
    `SELECT e.pos AS place, c.account AS account, c.commodity AS commodity
     FROM t${n}_event e, json_each(e.cells) j CROSS JOIN t${n}_cell c ON c.id = j.value
     WHERE e.pos >= :index AND e.pos <= :to AND (e.pos, c.account, c.commodity) > (:index, :account, :commodity)
     ORDER BY e.pos, c.account, c.commodity LIMIT :limit`,
    {
      ':index': index,
      ':account': account,
      ':commodity': commodity,
      ':to': between.to,
      ':limit': limit + 1,
    },
  );
  const items = rows
    .slice(0, limit)
    .map(row => ({ index: row['place'], account: row['account'], commodity: row['commodity'] }));
  const last = items.at(-1);
  if (rows.length <= limit || !last) return { items };
  return { items, next: cursorOf(question, last.index, last.account, last.commodity) };
};

export const listKeysTouched = (
  file: ViewsFile,
  n: number,
  between: Between,
  after: string | undefined,
  limit: number,
): Page<TouchedKey> => {
  const question = questionOf('keys touched', between);
  const [index, key] = (after === undefined ? [between.after + 1, ''] : partsOf(question, after, 'ns')) as [
    number,
    string,
  ];
  const rows = file.all(
    `SELECT v.id & 4294967295 AS place, k.key AS key
     FROM t${n}_version v INDEXED BY t${n}_version_pos CROSS JOIN t${n}_key k ON k.id = v.id >> 32
     WHERE v.id & 4294967295 >= :index AND v.id & 4294967295 <= :to
       AND (v.id & 4294967295, k.key) > (:index, :key)
     ORDER BY v.id & 4294967295, k.key LIMIT :limit`,
    { ':index': index, ':key': key, ':to': between.to, ':limit': limit + 1 },
  );
  const items = rows.slice(0, limit).map(row => ({ index: row['place'], key: row['key'] }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: cursorOf(question, last.index, last.key) } : { items };
};
