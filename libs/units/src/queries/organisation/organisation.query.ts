import { ApiProperty } from '@nestjs/swagger';
import { IsOneOf, IsSlug, ListByRefQuery, Maybe } from '#platform';
import { type UnitKind, unitKinds } from '../../events/index.js';

/** Which units. Of a subtree on the effective date, or on today's tree with `tree=current`. */
export class OrganisationQuery extends ListByRefQuery {
  @Maybe()
  @IsSlug()
  readonly within?: string;

  @Maybe()
  @IsOneOf(...unitKinds)
  readonly kind?: UnitKind;

  @Maybe()
  @IsOneOf('active', 'dissolving', 'dissolved')
  readonly status?: string;

  @Maybe()
  @IsOneOf('effective', 'current')
  readonly tree?: 'effective' | 'current';
}

export class UnitRow {
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly code!: string;
  @ApiProperty({ description: 'Its name on the effective date.' }) readonly name!: string;
  @ApiProperty({ enum: unitKinds }) readonly kind!: UnitKind;
  @ApiProperty({ type: String, nullable: true }) readonly parentId!: string | null;
  @ApiProperty({
    enum: ['active', 'dissolving', 'dissolved'],
    description: 'On the `effective` day, if one is asked.',
  })
  readonly status!: string;
  @ApiProperty() readonly validFrom!: string;
  @ApiProperty({ required: false }) readonly validTo?: string;
  @ApiProperty({ required: false, description: 'The day that it ends on.' })
  readonly dissolvingSince?: string;
  @ApiProperty({ required: false, description: 'The same, once it has.' }) readonly dissolvedOn?: string;
  @ApiProperty({ type: [String] }) readonly predecessors!: readonly string[];
  @ApiProperty({ description: 'Revision for If-Match.' }) readonly revision!: number;
}
