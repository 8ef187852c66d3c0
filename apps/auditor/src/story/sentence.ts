import { correctedBy } from '#corrections/views';
import type { LedgerEvent } from '#event-sourcing';
import { dateAt, type Person } from '#kernel';
import { dayText, type Language } from '#platform';
import { filled } from './filled.js';
import { ledgerSentences } from './ledger-sentences.js';
import { isRefusal } from './refusal.js';
import { wordFor } from './words.js';

const personText = ({ personId, duty, unitId, onBehalfOf, delegationId }: Person, language: Language) => {
  const lent = language === 'vi' ? 'thay' : 'on behalf of';
  const behind = onBehalfOf === undefined ? '' : ` ${lent} ${onBehalfOf} [${delegationId ?? ''}]`;
  return `${personId} (${wordFor(duty, language)}, ${unitId})${behind}`;
};

/** A process acts for the person who began the chain. */
const actorText = ({ issuedBy, originator, actor }: LedgerEvent, language: Language): string => {
  const person = personText(originator ?? actor, language);
  if (issuedBy === undefined) return person;
  return language === 'vi' ? `${issuedBy} thay ${person}` : `${issuedBy} for ${person}`;
};

interface Words {
  readonly on: (day: string) => string;
  readonly by: string;
  readonly of: string;
  readonly recorded: string;
  readonly because: string;
  readonly corrects: string;
  /** Of what was refused. */
  readonly meant: string;
  readonly books: string;
}

const words: Readonly<Record<Language, Words>> = {
  vi: {
    on: day => `Ngày ${day}`,
    by: 'theo',
    of: 'ngày',
    recorded: 'ghi sổ ngày',
    because: 'lý do',
    corrects: 'SỬA SAI cho sự kiện',
    meant: 'muốn sửa sai cho sự kiện',
    books: 'hạch toán vào tháng',
  },
  en: {
    on: day => `On ${day}`,
    by: 'by',
    of: 'of',
    recorded: 'recorded on',
    because: 'reason',
    corrects: 'CORRECTS event',
    meant: 'meant to correct event',
    books: 'in the books of',
  },
};

/** Index of an event of the same story, by its id. */
export type IndexOf = (eventId: string) => number | undefined;

/** What came otherwise than it should have: late, for a reason, as a correction. */
const remarksOn = (event: LedgerEvent, language: Language, indexOf: IndexOf): readonly string[] => {
  const { recorded, because, books, ...said } = words[language];
  const { effectiveDate, recordedAt, reason, corrects: wrong, postedPeriod } = event;
  const day = dateAt(recordedAt);
  const corrects = correctedBy(event) === undefined || isRefusal(event) ? said.meant : said.corrects;
  return [
    ...(day === effectiveDate ? [] : [`${recorded} ${dayText(day, language)}`]),
    ...(effectiveDate.startsWith(postedPeriod) ? [] : [`${books} ${postedPeriod}`]),
    ...(reason === undefined ? [] : [`${because}: ${reason}`]),
    ...(wrong === undefined ? [] : [`${corrects} ${nameOf(wrong, indexOf)}`]),
  ];
};

const nameOf = (eventId: string, indexOf: IndexOf): string => {
  const index = indexOf(eventId);
  return index === undefined ? eventId : `#${index}`;
};

/** One sentence: the day, who, what with its figures, by which document. */
export const sentenceOf = (event: LedgerEvent, language: Language, indexOf: IndexOf): string => {
  const { on, by, of } = words[language];
  const { kind, number, date, issuer } = event.document;
  const what = filled(
    ledgerSentences[event.type as keyof typeof ledgerSentences][language],
    event.data as object,
    language,
  );
  const document = `${by} ${kind} ${number} ${of} ${dayText(date, language)} (${issuer})`;
  const told = `${actorText(event, language)} ${what.replace(/\.$/u, '')}, ${document}`;
  const day = on(dayText(event.effectiveDate, language));
  return `${[`${day}, ${told}`, ...remarksOn(event, language, indexOf)].join('; ')}.`;
};
