import type { CaseEnvelope, CaseEvent, EventFault } from './checks.js';
import { elementOf, elementWithId, type PageElement, rowOf } from './elements.js';
import { documentsOf, movementsOf, type ReadEvent } from './figures.js';

const steps: Readonly<Record<EventFault['step'], string>> = {
  text: 'Không đọc được nội dung / The text cannot be read',
  content: 'Nội dung đã bị sửa / The content was changed',
  proof: 'Không dẫn tới gốc đã ký / It does not lead to the signed root',
};

/** One sentence on an event: green, or red and where it failed. */
export const verdictOn = (fault: EventFault | undefined): PageElement => {
  if (!fault) return elementOf('span', 'good', '✓ có trong sổ / in the log');
  const { step, expected, actual } = fault;
  const found = expected === undefined ? actual : `${actual} ≠ ${expected}`;
  return elementOf('span', 'bad', `✗ ${steps[step]}: ${found}`);
};

/** `-1234567` → `-1 234 567`, never broken over two lines: half an amount reads as another. */
const grouped = (amount: string): PageElement =>
  elementOf('span', 'amount', amount.replaceAll(/\B(?=(\d{3})+$)/gu, '\u00a0'));

const person = ({ personId, duty, unitId }: CaseEnvelope['actor']): string =>
  `${personId}, ${duty}, ${unitId}`;

const details = ({ body }: CaseEvent, { data }: CaseEnvelope): PageElement => {
  const postings = (data.postings ?? []).map(({ account, commodity, amount }) =>
    elementOf('div', 'posting', `${account}: `, grouped(amount), ` ${commodity}`),
  );
  const summary = elementOf('summary', '', 'nguyên văn / as stored');
  return elementOf('div', '', ...postings, elementOf('details', '', summary, elementOf('pre', '', body)));
};

/** A row of the table of events. What is shown is read from the very text that is checked. */
export const eventRow = (event: CaseEvent, fault: EventFault | undefined): PageElement => {
  const row = cellsOf(event, verdictOn(fault));
  row.id = `event-${event.index}`;
  if (fault) row.className = 'changed';
  return row;
};

const cellsOf = (event: CaseEvent, verdict: PageElement): PageElement => {
  try {
    const envelope = JSON.parse(event.body) as CaseEnvelope;
    const { effectiveDate, recordedAt, actor, type, stream, revision, document: paper } = envelope;
    const dates = elementOf('div', '', effectiveDate, elementOf('div', 'small', recordedAt));
    const what = elementOf('div', '', type, elementOf('div', 'small', `${stream} @ ${revision}`));
    const { kind, number, date, issuer, sha256 } = paper;
    const named = elementOf(
      'div',
      '',
      `${kind} ${number}, ${date}, ${issuer}`,
      elementOf('div', 'hash', sha256),
    );
    return rowOf(`${event.index}`, dates, person(actor), what, named, details(event, envelope), verdict);
  } catch {
    return rowOf(`${event.index}`, '', '', '', '', event.body, verdict);
  }
};

const linked = (indexes: readonly number[]): string => indexes.map(index => `#${index}`).join(' ');

/** Figures and documents, counted from the events that were read. */
export const fillSums = (events: readonly ReadEvent[], unit: string): void => {
  const movements = movementsOf(events, unit).map(movement =>
    rowOf(
      movement.account,
      movement.commodity,
      grouped(movement.in),
      grouped(movement.out),
      grouped(movement.net),
      linked(movement.events),
    ),
  );
  elementWithId('figures').replaceChildren(...movements);
  const documents = documentsOf(events).map(({ issuer, kind, number, date, sha256, events: of }) =>
    rowOf(`${kind} ${number}`, date, issuer, elementOf('span', 'hash', sha256), linked(of)),
  );
  elementWithId('documents').replaceChildren(...documents);
};
