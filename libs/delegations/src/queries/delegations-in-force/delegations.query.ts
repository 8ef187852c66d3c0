import { ApiProperty } from '@nestjs/swagger';
import { DocumentRow, IsOneOf, IsSlug, IsText, ListByRefQuery, Maybe } from '#platform';
import { fundingSources } from '#budgets/events';
import { delegableDuties, matterCategories, type Scope } from '../../events/index.js';
import { type Standing, standings } from '../delegations.view.js';

/** `effective` is the day on which they are to stand as asked: today unless said. */
export class DelegationsQuery extends ListByRefQuery {
  /** Who granted it. */
  @Maybe()
  @IsText({ max: 100 })
  readonly principal?: string;

  /** Who may use it. */
  @Maybe()
  @IsText({ max: 100 })
  readonly delegate?: string;

  @Maybe()
  @IsOneOf(...delegableDuties)
  readonly duty?: string;

  /** The unit it is granted for. */
  @Maybe()
  @IsSlug()
  readonly unit?: string;

  /** A unit it reaches on the day, through the units above it as well. */
  @Maybe()
  @IsSlug()
  readonly reaches?: string;

  @Maybe()
  @IsOneOf(...standings)
  readonly standing?: Standing;
}

export class PrincipalRow {
  @ApiProperty() readonly personId!: string;
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly duty!: string;
}

/** What may be decided under it: of a unit, or of all below it too; of one category or source, or of any. */
export class ScopeRow implements Scope {
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly subtree!: boolean;
  @ApiProperty({ required: false, enum: matterCategories })
  readonly category?: NonNullable<Scope['category']>;
  @ApiProperty({ required: false, enum: fundingSources })
  readonly source?: NonNullable<Scope['source']>;
}

export class RevokedRow {
  @ApiProperty({ description: 'The first day without it.' }) readonly from!: string;
  @ApiProperty() readonly by!: string;
  @ApiProperty() readonly reason!: string;
  @ApiProperty() readonly at!: string;
}

/** `ceiling` in whole đồng. Both days count. */
export class DelegationRow {
  @ApiProperty() readonly delegationId!: string;
  @ApiProperty({ description: 'Who granted it.' }) readonly from!: PrincipalRow;
  @ApiProperty() readonly toPersonId!: string;
  @ApiProperty() readonly scope!: ScopeRow;
  @ApiProperty({ description: 'For one unit, in one category and year.' }) readonly ceiling!: string;
  @ApiProperty() readonly validFrom!: string;
  @ApiProperty() readonly validTo!: string;
  @ApiProperty({ enum: standings, description: 'On the effective day.' }) readonly standing!: Standing;
  @ApiProperty({ required: false }) readonly revoked?: RevokedRow;
  @ApiProperty() readonly document!: DocumentRow;
  @ApiProperty({ description: 'When it was recorded.' }) readonly grantedAt!: string;
  @ApiProperty({ required: false }) readonly externalRef?: string;
  @ApiProperty({ description: 'Revision for If-Match.' }) readonly revision!: number;
}
