import type { OpenEnvelope } from '#event-sourcing';
import { idOf, isCalendarDate } from '#kernel';
import type { CaseScope } from './case-file.js';

const members = ['unit', 'from', 'to'] as const;
const isMember = (name: string): name is (typeof members)[number] =>
  (members as readonly string[]).includes(name);

/** `unit=…[,from=…][,to=…]`. @throws Error that says what is wrong */
export const parseScope = (text: string): CaseScope => {
  const said: Partial<Record<(typeof members)[number], string>> = {};
  for (const part of text.split(',')) {
    const [name = '', value = '', ...more] = part.split('=');
    if (!isMember(name) || value === '' || more.length > 0 || said[name] !== undefined)
      throw new Error(`--scope: «${part}»: unit=…, from=…, to=…`);
    said[name] = value;
  }
  return scopeOf(said);
};

const scopeOf = ({ unit, from, to }: Partial<Record<string, string>>): CaseScope => {
  if (unit === undefined) throw new Error('--scope: thiếu / missing: unit=…');
  for (const day of [from, to])
    if (day !== undefined && !isCalendarDate(day))
      throw new Error(`--scope: ${day} không phải ngày / is no day: YYYY-MM-DD`);
  if (from !== undefined && to !== undefined && from > to)
    throw new Error(`--scope: from=${from} sau / is after to=${to}`);
  return { unit, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
};

type Read = Pick<OpenEnvelope, 'stream' | 'revision' | 'effectiveDate' | 'actor' | 'originator' | 'data'>;

/** A unit's id stands alone, or as a part of a name: of a line, an account, a stream. */
const names = (value: unknown, unit: string): boolean => {
  if (typeof value === 'string') return value === unit || value.split(/[./:]/u).includes(unit);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(member => names(member, unit));
};

export const isInDays = (
  { from = '', to = '9' }: CaseScope,
  { effectiveDate }: Pick<Read, 'effectiveDate'>,
) => effectiveDate >= from && effectiveDate <= to;

/**
 * Which events are in scope. An event concerns a unit when its actor or originator acts for it, or its stream or data
 * name it, or when the first event of its stream does: what others decide on a unit's requisition belongs to it.
 * Rather too much than too little: a court is better served by an event that it need not have seen.
 */
export class ScopeFilter {
  /** Streams that began with the unit. */
  private readonly streams = new Set<string>();
  /** Whether any event concerned the unit, on whatever day. */
  metUnit = false;

  constructor(private readonly scope: CaseScope) {}

  /** Must be asked about every event, in the order of the log. */
  takes(event: Read): boolean {
    const concerns = this.concerns(event);
    this.metUnit ||= concerns;
    if (concerns && event.revision === 0) this.streams.add(event.stream);
    return (concerns || this.streams.has(event.stream)) && isInDays(this.scope, event);
  }

  private concerns({ stream, actor, originator, data }: Read): boolean {
    const { unit } = this.scope;
    if (actor.unitId === unit || originator?.unitId === unit) return true;
    return names(idOf(stream), unit) || names(data, unit);
  }
}
