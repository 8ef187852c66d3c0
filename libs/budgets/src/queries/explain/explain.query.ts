import { IsMatching, IsOneOf, ListQuery, Maybe } from '#platform';
import { LinesQuery } from '../lines-asked.js';
import { figures, type LineFigure } from './figures.js';

export class ExplainLineQuery extends ListQuery {
  @IsOneOf(...figures)
  readonly measure!: LineFigure;

  @Maybe()
  @IsOneOf('effective', 'current')
  readonly tree?: 'effective' | 'current';
}

/** What lines have no programme is asked for with this. */
export const noProgramme = '-';

/** The lines of one row of budget execution. */
export class ExplainExecutionQuery extends LinesQuery {
  @IsOneOf(...figures)
  readonly measure!: LineFigure;

  @Maybe()
  @IsMatching('sector', 'sector.malformed', /^[0-9]{3}-[0-9]{3}$/u, 'Two times three digits.', '040-041')
  readonly sector?: string;

  @Maybe()
  @IsMatching(
    'programmeId',
    'programme.malformed',
    /^(-|[a-z0-9]+(-[a-z0-9]+)*)$/u,
    'A programme; - for lines without one.',
    'ct-2020',
  )
  readonly programmeId?: string;
}
