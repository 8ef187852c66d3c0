import type { Data } from '../../views/naive-parts.js';
import { byText, explained, links, type Past } from './past.js';
import { type Asked, list, listOf, type NaiveQuery, one, some } from './query.js';

/** Lines, what they hold, and who holds their money. */
const measures = ['available', 'committed', 'advanced', 'paid', 'lapsed'];
const figures = [...measures, 'cashOut', 'budget'];
const parts: Readonly<Record<string, readonly string[]>> = {
  budget: measures,
  cashOut: ['advanced', 'paid'],
};
type Query = Readonly<Record<string, string | undefined>>;

const cellsOf = (lineIds: readonly string[], figure: string) =>
  lineIds.flatMap(lineId =>
    (parts[figure] ?? [figure]).map(measure => ({ account: `line/${lineId}/${measure}`, commodity: 'VND' })),
  );
const figureOf = (past: Past, lineIds: readonly string[], figure: string): bigint =>
  cellsOf(lineIds, figure).reduce((total, { account }) => total + past.sum('money', account), 0n);
const balances = (past: Past, lineIds: readonly string[]) =>
  Object.fromEntries([...measures, 'cashOut'].map(name => [name, `${figureOf(past, lineIds, name)}`]));
const hrefs = (past: Past, path: string, asked: Readonly<Record<string, string | number | undefined>>) =>
  Object.fromEntries(figures.map(measure => [measure, past.explainHref(path, { measure, ...asked })]));

/** As it was on the day: not there before it had money, and open before its closing began. */
const lineOn = (past: Past, { closingSince, closedOn, ...doc }: Data): readonly Data[] => {
  if (!past.isDated(doc['openedOn'])) return [];
  return closingSince === undefined || !past.isDated(closingSince)
    ? [{ ...doc, status: 'open' }]
    : [{ ...doc, closingSince, closedOn }];
};

const lineRow = (past: Past, doc: Data, tree?: string) => ({
  ...doc,
  ...balances(past, [doc.lineId]),
  explain: hrefs(past, `/v1/budget-lines/${doc.lineId}/explain`, { tree }),
});

const filters = ['fiscalYear', 'source', 'nature', 'chapter', 'item', 'status', 'sector'];
const linesAsked = (past: Past, query: Query): readonly Data[] =>
  past
    .docs('budget-lines')
    .filter(doc => past.reads(doc['unitId']))
    .flatMap(doc => lineOn(past, doc))
    .filter(doc => query['unit'] === undefined || doc.unitId === query['unit'])
    .filter(doc => query['within'] === undefined || past.within(query['within']).includes(doc.unitId))
    .filter(doc => filters.every(name => query[name] === undefined || `${doc[name]}` === query[name]))
    .filter(
      ({ programmeId = '-' }) => query['programmeId'] === undefined || programmeId === query['programmeId'],
    );

const lines = some('budget-lines', 'lineId');
const ofLines =
  (...queries: readonly Record<string, string>[]) =>
  (whole: Past): readonly Asked[] =>
    lines(whole).flatMap(params => queries.map(query => ({ params, query })));

const dimensions = ['fiscalYear', 'unitId', 'source', 'nature', 'chapter', 'sector', 'item', 'programmeId'];

const executionRow = (past: Past, query: Query, by: readonly string[], docs: readonly Data[]) => {
  const ids = docs.map(({ lineId }) => lineId as string);
  const first = docs[0]!;
  const key = Object.fromEntries(by.map(name => [name, first[name]]));
  const budget = figureOf(past, ids, 'budget');
  const cashOut = figureOf(past, ids, 'cashOut');
  const { within, tree, status, externalRef, fiscalYear, unit, source, nature, chapter, item } = query;
  const asked = {
    within,
    tree,
    status,
    externalRef,
    fiscalYear: key['fiscalYear'] ?? fiscalYear,
    unit: key['unitId'] ?? unit,
    source: key['source'] ?? source,
    nature: key['nature'] ?? nature,
    chapter: key['chapter'] ?? chapter,
    item: key['item'] ?? item,
    sector: key['sector'],
    programmeId: by.includes('programmeId') ? (key['programmeId'] ?? '-') : undefined,
  };
  return {
    ...key,
    ...(by.includes('unitId') ? { unitName: past.unitName(first['unitId']) } : {}),
    lines: docs.length,
    budget: `${budget}`,
    ...balances(past, ids),
    executedBasisPoints: budget === 0n ? 0 : Number((cashOut * 10_000n) / budget),
    explain: hrefs(past, '/v1/budget-execution/explain', asked),
  };
};

const execution = list(
  (past, query) => {
    const by = dimensions.filter(name => (query['groupBy'] ?? '').split(',').includes(name));
    const groups = Map.groupBy(linesAsked(past, query), doc =>
      JSON.stringify(by.map(name => doc[name] ?? '')),
    );
    return [...groups]
      .sort(([a], [b]) => byText(a, b))
      .map(([, docs]) => executionRow(past, query, by, docs));
  },
  () => [
    { groupBy: 'unitId,source' },
    { within: 'hai-duong', groupBy: 'item,programmeId' },
    { within: 'hai-duong', groupBy: 'unitId', tree: 'current' },
  ],
);

const attempts = ['budget-line.over-committed', 'budget-line.insufficient'];
const nearLimit = list(
  (past, query) =>
    linesAsked(past, query).flatMap(doc => {
      const budget = figureOf(past, [doc.lineId], 'budget');
      const left =
        past.sum('money', `line/${doc.lineId}/available`) + past.sum('money', `line/${doc.lineId}/lapsed`);
      const attempted = past
        .docs('refusals')
        .filter(one => one.stream === `budgetLine-${doc.lineId}` && attempts.includes(one.code))
        .filter(one => past.isDated(one.effectiveDate))
        .map(({ index, command, code, numbers, person, unitId, effectiveDate, recordedAt }) => ({
          index,
          command,
          code,
          numbers,
          person,
          unitId,
          effectiveDate,
          recordedAt,
          ...links(index),
        }));
      const isNear = budget > 0n && left * 100n <= BigInt(query['percent'] ?? '5') * budget;
      if (!isNear && attempted.length === 0) return [];
      const leftBasisPoints = budget === 0n ? 0 : Number((left * 10_000n) / budget);
      const limit = { budget: `${budget}`, left: `${left}`, leftBasisPoints, nearLimit: isNear };
      return [{ ...lineRow(past, doc, query['tree']), ...limit, attempts: attempted.length, attempted }];
    }),
  () => [{ percent: '60' }, { percent: '99', within: 'hai-duong', tree: 'current' }],
);

const commitmentRow = (past: Past, doc: Data) => ({
  ...doc,
  ...Object.fromEntries(
    ['committed', 'advanced', 'paid'].map(measure => [
      measure,
      `${past
        .entries('money')
        .filter(
          entry => entry.account === `line/${doc.lineId}/${measure}` && entry.member === doc.commitmentId,
        )
        .reduce((total, { amount }) => total + amount, 0n)}`,
    ]),
  ),
});

const unitOf = (lineId: string) => lineId.split('.')[1];
const fundMoves = list(
  (past, { state, unit, line }) =>
    past
      .docs('fund-moves')
      .filter(
        doc =>
          past.isDated(doc.effectiveDate) &&
          (state === undefined || doc.state === state) &&
          (unit === undefined || [doc.fromLine, doc.toLine].some(each => unitOf(each) === unit)) &&
          (line === undefined || [doc.fromLine, doc.toLine].includes(line)),
      ),
  whole => [
    { state: 'settled' },
    { unit: 'hai-duong' },
    ...lines(whole).map(({ lineId }) => ({ line: lineId! })),
  ],
);

export const moneyQueries: Readonly<Record<string, NaiveQuery>> = {
  '/v1/budget-lines': list(
    (past, query) => linesAsked(past, query).map(doc => lineRow(past, doc, query['tree'])),
    () => [
      { unit: 'hai-duong' },
      { within: 'hai-duong', source: 'ministry' },
      { within: 'hai-duong', tree: 'current' },
      { status: 'closed' },
    ],
  ),
  '/v1/budget-lines/:lineId': one(lines, (past, { lineId }) => {
    const doc = past.doc('budget-lines', lineId);
    return doc && lineOn(past, doc).map(line => lineRow(past, line))[0];
  }),
  '/v1/budget-lines/:lineId/entries': listOf(
    ofLines(...measures.map(measure => ({ measure }))),
    (past, { lineId }, { measure }) =>
      past.doc('budget-lines', lineId) && {
        items: past
          .entries('money')
          .filter(({ account }) => account === `line/${lineId}/${measure}`)
          .map(({ index, effective, amount, member }) => ({
            index,
            eventId: past.events[index]!.id,
            ...links(index),
            effectiveDate: effective,
            amount: `${amount}`,
            commitmentId: member,
          })),
      },
  ),
  '/v1/budget-lines/:lineId/explain': listOf(
    ofLines(...figures.map(measure => ({ measure })), { measure: 'budget', tree: 'current' }),
    (past, { lineId }, { measure }) =>
      past.doc('budget-lines', lineId) && explained(past, 'money', measure!, cellsOf([lineId!], measure!)),
  ),
  '/v1/budget-lines/:lineId/commitments': listOf(ofLines({}), (past, { lineId }) => ({
    items: past
      .docs('commitments')
      .filter(doc => doc.lineId === lineId && past.isDated(doc.since))
      .map(doc => commitmentRow(past, doc)),
  })),
  '/v1/budget-lines/:lineId/funds-check': {
    asks: ofLines({ amount: '7' }),
    answer: (past, { amount }, { lineId }) => {
      const available = past.sum('money', `line/${lineId}/available`);
      const short = BigInt(amount!) - available;
      const row = { lineId, amount, available: `${available}`, sufficient: short <= 0n };
      return past.doc('budget-lines', lineId) && { item: { ...row, short: `${short > 0n ? short : 0n}` } };
    },
  },
  '/v1/budget-execution': execution,
  '/v1/budget-execution/explain': {
    asks: () =>
      [
        ...figures.map(measure => ({ measure, programmeId: '-' })),
        { measure: 'budget', within: 'hai-duong' },
        { measure: 'available', within: 'hai-duong', tree: 'current' },
        { measure: 'committed', unit: 'kim-thanh', sector: '040-041' },
        { measure: 'budget', programmeId: 'ct-2020' },
      ].map(query => ({ query })),
    answer: (past, { measure, ...query }) => {
      const ids = linesAsked(past, query).map(({ lineId }) => lineId as string);
      return explained(past, 'money', measure!, cellsOf(ids, measure!));
    },
  },
  '/v1/budget-lines-near-limit': nearLimit,
  '/v1/fund-moves': fundMoves,
  '/v1/fund-moves/:moveId': one(some('fund-moves', 'moveId', 'none'), (past, { moveId }) => {
    const doc = past.doc('fund-moves', moveId);
    return doc && past.isDated(doc['effectiveDate']) ? doc : undefined;
  }),
};
