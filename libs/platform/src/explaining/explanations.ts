import type { Readable as Stream } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { entriesBehind, type Figure, type Reading, type View } from '#views';
import type { Call } from '../calls/call.js';
import { Answers, type ListAnswer } from '../queries/answers.js';
import type { ListQuery } from '../queries/asked-query.js';
import { ListRoute, type QueryRouteParts } from '../queries/query-route.js';
import { ChainRow, chainsOf, FigureRow } from './chain.row.js';
import { EventTeller, type Readable } from './event-teller.js';

/** A figure, and which units' doings its reader may read. */
export interface Explained extends Figure {
  readonly readable: Readable;
}

export interface Explanation {
  /** What the figure is called in the question. */
  readonly measure: string;
  readonly views: readonly View[];
  readonly of: (reading: Reading) => Promise<Explained>;
}

const within = (member: string, ...names: readonly string[]): readonly string[] =>
  names.map(name => `${member}.${name}`);

const columns = [
  'chain',
  'index',
  'eventId',
  'type',
  'effectiveDate',
  'recordedAt',
  'account',
  'commodity',
  'member',
  'share',
  ...within('actor', 'personId', 'unitId', 'duty'),
  ...within('document', 'issuer', 'kind', 'number', 'date'),
  'event',
  'proof',
];

/** Explains figures: the entries they are the sum of, by chain of commands, each with who, why and on what paper. */
@Injectable()
export class Explanations {
  constructor(
    private readonly answers: Answers,
    private readonly teller: EventTeller,
  ) {}

  /** Pages by entries: of a chain that a page cuts, the next page has the rest. CSV has a line for each entry. */
  list(
    call: Call,
    asked: ListQuery,
    { measure, views, of }: Explanation,
  ): Promise<ListAnswer<ChainRow> | Stream> {
    let known: Promise<Explained> | undefined;
    const explained = (reading: Reading) => (known ??= of(reading));
    return this.answers.list<ChainRow>(call, asked, {
      views,
      columns,
      flat: ({ chain, entries }) => entries.map(entry => ({ chain, ...entry })),
      beside: async reading => {
        const { view, cells } = await explained(reading);
        const amount = (await reading.sum(view, cells)).reduce((sum, each) => sum + each, 0n);
        return { figure: { measure, amount: `${amount}` } };
      },
      page: async (reading, after, limit) => {
        const { readable, ...figure } = await explained(reading);
        const page = await entriesBehind(reading, figure, after, limit);
        const told = await this.teller.tell(
          page.items.map(({ index }) => index),
          readable,
        );
        return { ...page, items: chainsOf(page.items, told) };
      },
    });
  }
}

/** `GET` of the entries behind a figure. */
export const ExplainRoute = (parts: Pick<QueryRouteParts, 'path' | 'summary'>): MethodDecorator =>
  ListRoute({ ...parts, row: ChainRow, beside: { figure: FigureRow } });

/** Where a figure is explained: the question it was the answer to, at the clocks it was read at. */
export const explainHref = (
  path: string,
  { asOf }: Reading,
  asked: Readonly<Record<string, string | number | undefined>>,
): string => {
  const { index: known, effective } = asOf;
  const given = Object.entries({ ...asked, known, effective }).filter(([, value]) => value !== undefined);
  return `${path}?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, `${value}`]))}`;
};
