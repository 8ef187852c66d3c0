import { ApiProperty } from '@nestjs/swagger';
import { Maybe } from '#platform';
import { IsItemCode } from '../../http/fields.js';
import { UnitsQuery } from '../units.query.js';

/** `externalRef` does not narrow a table of counts. */
export class HoldingsQuery extends UnitsQuery {
  @Maybe()
  @IsItemCode()
  readonly itemCode?: string;
}

/** How many things of an item a unit has at both clocks. */
export class HoldingRow {
  @ApiProperty() readonly unitId!: string;
  @ApiProperty() readonly unitName!: string;
  @ApiProperty() readonly itemCode!: string;
  @ApiProperty() readonly count!: number;
  @ApiProperty({ description: 'Original cost, whole đồng.' }) readonly value!: string;
  @ApiProperty({
    type: 'object',
    properties: { count: { type: 'string' }, value: { type: 'string' } },
    description: 'By figure, where the entries behind it are.',
  })
  readonly explain!: { readonly count: string; readonly value: string };
}
