import { IsCalendarDate, IsMatching, IsText, Maybe } from '../dto/fields.js';

const knownText = /^(0|-1|[1-9]\d{0,14}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d))$/u;
const limitText = /^([1-9]\d?|[1-4]\d\d|500)$/u;
const tokenText = /^[A-Za-z0-9_-]{1,1000}$/u;

const IsLimit = (): PropertyDecorator =>
  IsMatching('limit', 'limit.out-of-range', limitText, 'Items a page: 1 to 500, 100 unless said.');
const IsCursor = (): PropertyDecorator =>
  IsMatching(
    'cursor',
    'cursor.malformed',
    tokenText,
    'The `next` of the page before; all else as it was then.',
  );
const IsWaitToken = (): PropertyDecorator =>
  IsMatching('waitFor', 'wait-token.malformed', tokenText, 'The waitToken of a command that must be seen.');

/** A list that takes no clocks, or has a way of its own to say them. */
export class PagedQuery {
  @Maybe()
  @IsWaitToken()
  readonly waitFor?: string;

  @Maybe()
  @IsLimit()
  readonly limit?: string;

  @Maybe()
  @IsCursor()
  readonly cursor?: string;
}

/** The clocks that every query takes. A query with filters of its own extends it or `ListQuery`. */
export class AskedQuery {
  @Maybe()
  @IsMatching(
    'known',
    'known.malformed',
    knownText,
    'What was known: an index of the log, or an instant (RFC 3339).',
    '2020-07-15T00:00:00Z',
  )
  readonly known?: string;

  @Maybe()
  @IsCalendarDate()
  readonly effective?: string;

  @Maybe()
  @IsWaitToken()
  readonly waitFor?: string;
}

/** What every list takes besides. */
export class ListQuery extends AskedQuery {
  @Maybe()
  @IsLimit()
  readonly limit?: string;

  @Maybe()
  @IsCursor()
  readonly cursor?: string;
}

/** Filter of every list whose rows carry the sender's own number. */
export class ListByRefQuery extends ListQuery {
  @Maybe()
  @IsText({ max: 200 })
  readonly externalRef?: string;
}

export const limitOf = ({ limit }: ListQuery): number => Number(limit ?? 100);

/** Whether what a document dates from has taken effect by the day asked; without one everything has. */
export const isDatedBy = ({ effective }: Pick<AskedQuery, 'effective'>, day: string): boolean =>
  effective === undefined || day <= effective;
