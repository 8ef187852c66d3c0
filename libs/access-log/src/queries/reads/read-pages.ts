import { Inject, Injectable } from '@nestjs/common';
import { type CalendarDate, instantOf, msOf } from '#kernel';
import type { Page, Reading } from '#views';
import type { Read } from '#platform';
import type { HourFiles } from '../../ports/index.js';
import { keyOf, sealedHoursView } from '../sealed-hours.view.js';
import type { ReadRow } from './read-row.js';

export const HOUR_FILES = Symbol('HourFiles');

/** Who and what is looked for; absent: anything. */
export interface Sought {
  readonly personId?: string | undefined;
  /** What its path begins with. */
  readonly path?: string | undefined;
}

const hourMs = 3_600_000;
/** Lines looked through for one page: it then ends early, and its `next` goes on. */
const lookedThroughMax = 20_000;

/** The hours of a day in Việt Nam, as they are named in UTC. */
export const hoursOf = (day: CalendarDate): readonly string[] => {
  const midnight = msOf(`${day}T00:00:00+07:00`);
  return Array.from({ length: 24 }, (_, n) => instantOf(midnight + n * hourMs).slice(0, 13));
};

interface Line {
  readonly hour: string;
  readonly line: number;
  readonly text: string;
}

type Marks = Pick<ReadRow, 'sealedBy' | 'intact'>;

/** Reads of a day, in the order in which they were kept, from the files of this process. */
@Injectable()
export class ReadPages {
  constructor(@Inject(HOUR_FILES) private readonly files: HourFiles) {}

  async page(
    reading: Reading,
    day: CalendarDate,
    sought: Sought,
    after: string | undefined,
    limit: number,
  ): Promise<Page<ReadRow>> {
    const items: ReadRow[] = [];
    let looked = 0;
    let seal: { readonly hour: string; readonly marks: Marks } | undefined;
    for await (const { text, hour, line } of this.linesFrom(day, after)) {
      if (items.length === limit || looked === lookedThroughMax) return { items, next: `${hour} ${line}` };
      if (seal?.hour !== hour) seal = { hour, marks: await this.marksOf(reading, hour) };
      const row = rowOf(text, { hour, line, keeper: this.files.keeper, ...seal.marks });
      looked += 1;
      if (fits(row, sought)) items.push(row);
    }
    return { items };
  }

  /** The lines of a day, from a place that an earlier page named. */
  private async *linesFrom(day: CalendarDate, after: string | undefined): AsyncGenerator<Line> {
    const hours = hoursOf(day);
    const [first, at] = after?.split(' ') ?? [hours[0]!, '0'];
    for (const hour of hours.slice(hours.indexOf(first!))) {
      let line = hour === first ? Number(at) : 0;
      for await (const text of this.files.lines(hour, line)) yield { hour, line: line++, text };
    }
  }

  /** Whether the file of an hour is the one that the log commits to; undefined while the hour is open. */
  private async marksOf(reading: Reading, hour: string): Promise<Marks> {
    const seal = await reading.get(sealedHoursView, keyOf(hour, this.files.keeper));
    if (!seal) return {};
    const content = await this.files.contentOf(hour);
    return { sealedBy: seal.index, intact: content?.sha256 === seal.sha256 };
  }
}

const fits = (row: ReadRow, { personId, path }: Sought): boolean =>
  (personId === undefined || row.personId === personId) &&
  (path === undefined || row.path?.startsWith(path) === true);

/** A line that was torn, or that nobody of ours wrote, is shown as it is. */
const rowOf = (text: string, place: Omit<ReadRow, keyof Read>): ReadRow => {
  try {
    return { ...place, ...(JSON.parse(text) as Read) };
  } catch {
    return { ...place, unreadable: text };
  }
};
