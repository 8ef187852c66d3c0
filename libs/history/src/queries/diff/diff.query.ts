import { ApiProperty } from '@nestjs/swagger';
import { IsMatching, Maybe, PagedQuery, ToldEvent } from '#platform';

const instant = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)`;
const clocks = new RegExp(String.raw`^(?=.)(\d{1,15}|${instant})?(@\d{4}-\d\d-\d\d)?$`, 'u');
const told = 'known@effective: an index or an instant, and a day after @; either may be left out.';

/** Both pasts bring their own clocks. */
export class DiffQuery extends PagedQuery {
  @IsMatching('view', 'view.malformed', /^[a-z][a-z-]{0,60}$/u, 'The name of a read model.', 'money')
  readonly view!: string;

  @IsMatching('from', 'clocks.malformed', clocks, `The earlier past: ${told}`, '2037@2020-03-31')
  readonly from!: string;

  @Maybe()
  @IsMatching('to', 'clocks.malformed', clocks, `The later past, now unless said: ${told}`, '@2020-04-30')
  readonly to?: string;
}

/** Clocks as `known@effective`. */
export const clocksIn = (text = ''): { readonly known?: string; readonly effective?: string } => {
  const [known, effective] = text.split('@');
  return { ...(known ? { known } : {}), ...(effective ? { effective } : {}) };
};

const kindsOfJson = ['string', 'number', 'boolean', 'object', 'array', 'null'];
const anyJson = { required: false, anyOf: kindsOfJson.map(type => ({ type })) };

export class FieldRow {
  @ApiProperty({ description: 'JSON pointer (RFC 6901).' }) readonly field!: string;
  @ApiProperty({ ...anyJson, description: 'Absent where there was none.' }) readonly before?: unknown;
  @ApiProperty({ ...anyJson, description: 'Absent where there is none.' }) readonly after?: unknown;
}

export const kinds = ['lateKnowledge', 'newFact'] as const;
export type Kind = (typeof kinds)[number];

export class ChangeRow extends ToldEvent {
  @ApiProperty({
    enum: kinds,
    required: false,
    description:
      'lateKnowledge: in effect on or before the earlier past’s day, and not known then; ' +
      'newFact: in effect after it. Absent where only the leaf may be read.',
  })
  readonly kind?: Kind;
  @ApiProperty({ required: false, description: 'What it adds to a cell, signed.' }) readonly amount?: string;
}

export class DiffRow {
  @ApiProperty({ description: "A document's key, or a cell's account." }) readonly key!: string;
  @ApiProperty({ required: false, description: 'Of a cell.' }) readonly commodity?: string;
  @ApiProperty({ type: [FieldRow] }) readonly fields!: readonly FieldRow[];
  @ApiProperty({ type: [ChangeRow], description: 'What made the difference, the first hundred events.' })
  readonly changes!: readonly ChangeRow[];
  @ApiProperty({ description: 'True when there are more.' }) readonly moreChanges!: boolean;
}

/** The clocks that were resolved for the earlier past; those of the later one are in `asOf`. */
export class EarlierPast {
  @ApiProperty() readonly index!: number;
  @ApiProperty({ required: false }) readonly recordedAt?: string;
  @ApiProperty({ required: false }) readonly effective?: string;
  @ApiProperty() readonly final!: boolean;
}
