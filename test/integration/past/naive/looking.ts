import { type Data, of } from '../../views/naive-parts.js';
import { list, type NaiveQuery } from './query.js';

/** A read that was kept. */
export interface KeptRead {
  readonly hour: string;
  readonly line: number;
  readonly text: string;
}

/** @param keeper whose file it is @param kept every line of it */
export const readsOf = (keeper: string, kept: readonly KeptRead[]): NaiveQuery =>
  list(
    (past, { day = '2021-01-15', person, path }) =>
      kept
        .filter(({ hour }) => dayOf(hour) === day)
        .flatMap(({ hour, line, text }) => {
          const seal = of(past.events, 'AccessLogSealed').find(({ data }) => data['hour'] === hour);
          const row: Data = { keeper, hour, line, ...(JSON.parse(text) as object) };
          const isSought =
            (person === undefined || row.personId === person) &&
            (path === undefined || row.path.startsWith(path));
          return isSought ? [{ ...row, ...(seal && { sealedBy: seal.index, intact: true }) }] : [];
        }),
    () => [...new Set(kept.map(({ hour }) => dayOf(hour)))].flatMap(day => [{ day }, { day, person: 'p-1' }]),
  );

const dayOf = (hour: string): string =>
  new Date(Date.parse(`${hour}:00:00.000Z`) + 7 * 3_600_000).toISOString().slice(0, 10);
