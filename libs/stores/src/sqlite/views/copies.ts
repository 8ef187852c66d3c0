import { type Built, type Checkpoint, CopyGone, type ViewId } from '#views/port';
import { registerTables, tablesOf, tallyTables } from './layout.js';
import type { Row, ViewsFile } from './views-file.js';

const columns =
  'generation, name, version, kind, state, retired_at, position, digest_count, digest_sum, parked';

/** The number that stands in a copy's table names: the generation, at the end of its id. */
export const numberOf = (id: ViewId): number => {
  const n = /#(\d{1,15})$/u.exec(id)?.[1];
  if (n === undefined) throw new CopyGone(id);
  return Number(n);
};

const checkpointOf = (row: Row): Checkpoint => ({
  position: row['position'],
  digest: { count: row['digest_count'], sum: row['digest_sum'] },
  parked: JSON.parse(row['parked']),
});

const builtOf = (row: Row): Built => ({
  id: `${row['name']}@${row['version']}#${row['generation']}`,
  name: row['name'],
  version: row['version'],
  kind: row['kind'],
  generation: row['generation'],
  state: row['state'],
  checkpoint: checkpointOf(row),
  ...(row['retired_at'] === null ? {} : { retiredAt: row['retired_at'] }),
});

export const allCopies = (file: ViewsFile): readonly Built[] =>
  file.all(`SELECT ${columns} FROM copy ORDER BY generation`).map(builtOf);

export const copyOf = (file: ViewsFile, id: ViewId): Built => {
  const row = file.get(`SELECT ${columns} FROM copy WHERE generation = ?`, numberOf(id));
  const built = row && builtOf(row);
  if (built?.id !== id) throw new CopyGone(id);
  return built;
};

/** The stored position alone: asked often. */
export const positionOf = (file: ViewsFile, n: number): number => {
  const row = file.get('SELECT position FROM copy WHERE generation = ?', n);
  if (!row) throw new CopyGone(`#${n}`);
  return row['position'];
};

export const createCopy = (file: ViewsFile, view: Pick<Built, 'name' | 'version' | 'kind'>): Built => {
  const live = file.get(`SELECT 1 FROM copy WHERE name = ? AND state = 'live'`, view.name);
  const row = file.get(
    `INSERT INTO copy(name, version, kind, state, position, digest_count, digest_sum, parked)
     VALUES (?, ?, ?, ?, -1, 0, ?, '[]') RETURNING ${columns}`,
    view.name,
    view.version,
    view.kind,
    live ? 'building' : 'live',
    '0'.repeat(64),
  );
  const built = builtOf(row!);
  file.exec(built.kind === 'tally' ? tallyTables(built.generation) : registerTables(built.generation));
  return built;
};

export const switchCopies = (file: ViewsFile, id: ViewId, at: string): void => {
  const copy = copyOf(file, id);
  if (copy.state === 'live') return;
  file.run(
    `UPDATE copy SET state = 'retired', retired_at = ? WHERE name = ? AND state = 'live'`,
    at,
    copy.name,
  );
  file.run(`UPDATE copy SET state = 'live', retired_at = NULL WHERE generation = ?`, copy.generation);
};

export const retireCopy = (file: ViewsFile, id: ViewId, at: string): void => {
  const { generation } = copyOf(file, id);
  file.run(
    `UPDATE copy SET state = 'retired', retired_at = ? WHERE generation = ? AND state = 'live'`,
    at,
    generation,
  );
};

export const dropCopy = (file: ViewsFile, id: ViewId): void => {
  const n = numberOf(id);
  const kind = file.get('SELECT kind FROM copy WHERE generation = ?', n)?.['kind'] as
    Built['kind'] | undefined;
  if (!kind) return;
  file.forgetStatements();
  for (const table of tablesOf[kind]) file.exec(`DROP TABLE t${n}_${table}`);
  file.run('DELETE FROM copy WHERE generation = ?', n);
};

export const moveOn = (file: ViewsFile, n: number, to: Checkpoint): void => {
  file.run(
    `UPDATE copy SET position = ?, digest_count = ?, digest_sum = ?, parked = ? WHERE generation = ?`,
    to.position,
    to.digest.count,
    to.digest.sum,
    JSON.stringify(to.parked),
    n,
  );
};
