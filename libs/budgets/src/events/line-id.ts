import { slugPattern } from '#kernel';

/** Where money comes from. */
export const fundingSources = ['ministry', 'local', 'offPlan', 'donation'] as const;
export type FundingSource = (typeof fundingSources)[number];

/** Running costs or investment: money never moves between the two. */
export const natures = ['recurrent', 'investment'] as const;
export type Nature = (typeof natures)[number];

/** The key of a budget line. Its canonical text is the line's id, so two lines with one key cannot exist. */
export interface LineKey {
  readonly fiscalYear: number;
  readonly unitId: string;
  readonly source: FundingSource;
  readonly nature: Nature;
  /** Chương: three digits. */
  readonly chapter: string;
  /** Loại–khoản: `070-071`. */
  readonly sector: string;
  /** Mục: four digits; the level of control. */
  readonly item: string;
  readonly programmeId?: string;
}

const slug = slugPattern.slice(1, -1);

/** `<fiscalYear>.<unitId>.<source>.<nature>.<chapter>.<sector>.<item>[.<programmeId>]` */
export const lineIdPattern =
  `^(20[0-9]{2})\\.(${slug})\\.(${fundingSources.join('|')})\\.(${natures.join('|')})` +
  `\\.([0-9]{3})\\.([0-9]{3}-[0-9]{3})\\.([0-9]{4})(?:\\.(${slug}))?$`;

const shape = new RegExp(lineIdPattern, 'u');

export const lineIdOf = (key: LineKey): string =>
  [key.fiscalYear, key.unitId, key.source, key.nature, key.chapter, key.sector, key.item, key.programmeId]
    .filter(part => part !== undefined)
    .join('.');

/** @throws RangeError when the text is no line id; requests are checked before they come here. */
export const lineKeyOf = (lineId: string): LineKey => {
  const parts = shape.exec(lineId);
  if (!parts) throw new RangeError(`not a budget line id: ${lineId}`);
  const [, year, unitId, , source, nature, chapter, sector, item, programmeId] = parts;
  return {
    fiscalYear: Number(year),
    unitId: unitId!,
    source: source as FundingSource,
    nature: nature as Nature,
    chapter: chapter!,
    sector: sector!,
    item: item!,
    programmeId,
  };
};
