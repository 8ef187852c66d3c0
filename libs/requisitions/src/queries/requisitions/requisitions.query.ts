import { ApiProperty } from '@nestjs/swagger';
import { IsId, IsOneOf, IsSlug, ListByRefQuery, Maybe } from '#platform';
import { urgencies } from '../../events/index.js';
import type { RequisitionDoc } from '../requisitions.view.js';

export const statuses = ['submitted', 'approved', 'rejected', 'withdrawn'] as const;
const object = { type: 'object', additionalProperties: true } as const;
const objects = { type: 'array', items: object } as const;

export class RequisitionsQuery extends ListByRefQuery {
  @Maybe()
  @IsSlug()
  readonly unit?: string;

  /** A unit and every unit below it on the effective date. */
  @Maybe()
  @IsSlug()
  readonly within?: string;

  @Maybe()
  @IsOneOf(...statuses)
  readonly status?: string;

  @Maybe()
  @IsOneOf(...urgencies)
  readonly urgency?: string;

  /** A purchase that has taken of it. */
  @Maybe()
  @IsId()
  readonly purchase?: string;
}

/** Amounts in whole đồng. */
export class RequisitionRow {
  @ApiProperty() readonly requisitionId!: string;
  @ApiProperty() readonly unitId!: string;
  @ApiProperty({ enum: statuses }) readonly status!: string;
  @ApiProperty(objects) readonly items!: RequisitionDoc['items'];
  @ApiProperty() readonly estTotal!: string;
  @ApiProperty() readonly neededBy!: string;
  @ApiProperty() readonly purpose!: string;
  @ApiProperty({ enum: urgencies }) readonly urgency!: string;
  @ApiProperty({ description: 'What an approval binds: its `seenDigest`.' }) readonly digest!: string;
  @ApiProperty(object) readonly submitted!: RequisitionDoc['submitted'];
  @ApiProperty({ ...object, selfRequired: false }) readonly decided?: RequisitionDoc['decided'];
  @ApiProperty({ ...objects, required: false }) readonly approvedItems?: RequisitionDoc['approvedItems'];
  @ApiProperty({ required: false }) readonly approvedTotal?: string;
  @ApiProperty({ required: false }) readonly grounds?: string;
  @ApiProperty({ ...objects, description: 'What purchases have taken.' })
  readonly planned!: RequisitionDoc['planned'];
  @ApiProperty({ required: false }) readonly missionId?: string;
  @ApiProperty({ required: false }) readonly externalRef?: string;
  @ApiProperty({ description: 'Revision for If-Match.' }) readonly revision!: number;
}
