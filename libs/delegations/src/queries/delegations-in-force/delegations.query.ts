import { ApiProperty } from '@nestjs/swagger';
import type { DocumentRef } from '#kernel';
import { IsOneOf, IsSlug, IsText, ListByRefQuery, Maybe } from '#platform';
import { delegableDuties, type Scope } from '../../events/index.js';
import { type DelegationDoc, type Standing, standings } from '../delegations.view.js';

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

const object = { type: 'object', additionalProperties: true } as const;

/** `ceiling` in whole đồng. Both days count. */
export class DelegationRow {
  @ApiProperty() readonly delegationId!: string;
  @ApiProperty({ ...object, description: 'personId, unitId and duty of who granted it.' })
  readonly from!: DelegationDoc['from'];
  @ApiProperty() readonly toPersonId!: string;
  @ApiProperty(object) readonly scope!: Scope;
  @ApiProperty({ description: 'For one unit, in one category and year.' }) readonly ceiling!: string;
  @ApiProperty() readonly validFrom!: string;
  @ApiProperty() readonly validTo!: string;
  @ApiProperty({ enum: standings, description: 'On the effective day.' }) readonly standing!: Standing;
  @ApiProperty({ ...object, selfRequired: false }) readonly revoked?: DelegationDoc['revoked'];
  @ApiProperty(object) readonly document!: DocumentRef;
  @ApiProperty({ description: 'When it was recorded.' }) readonly grantedAt!: string;
  @ApiProperty({ required: false }) readonly externalRef?: string;
  @ApiProperty({ description: 'Revision for If-Match.' }) readonly revision!: number;
}
