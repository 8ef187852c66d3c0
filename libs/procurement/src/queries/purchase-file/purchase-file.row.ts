import { ApiProperty } from '@nestjs/swagger';
import type { purchaseFileOf } from './purchase-file.js';

type File = ReturnType<typeof purchaseFileOf>;
const object = { type: 'object', additionalProperties: true } as const;
const objects = { type: 'array', items: object } as const;

/** Everything about one purchase. Amounts in whole đồng. */
export class PurchaseFileRow {
  @ApiProperty() readonly purchaseId!: string;
  @ApiProperty() readonly buyerUnit!: string;
  @ApiProperty() readonly status!: string;
  @ApiProperty({ ...object, description: 'As planned.' }) readonly plan!: File['plan'];
  @ApiProperty({ ...object, selfRequired: false }) readonly method?: File['method'];
  @ApiProperty({ ...object, selfRequired: false }) readonly award?: File['award'];
  @ApiProperty({ ...object, selfRequired: false, description: 'As signed; amendments are steps.' })
  readonly contract?: object;
  @ApiProperty({ required: false, description: 'What an award binds: its `seenDigest`.' })
  readonly awardDigest?: string;
  @ApiProperty({ required: false, description: 'What a signature binds: its `seenDigest`.' })
  readonly signingDigest?: string;
  @ApiProperty(object) readonly money!: File['money'];
  @ApiProperty(objects) readonly items!: File['items'];
  @ApiProperty(objects) readonly fundings!: File['fundings'];
  @ApiProperty(objects) readonly payments!: File['payments'];
  @ApiProperty({ ...object, description: 'Who had which duty.' }) readonly persons!: File['persons'];
  @ApiProperty({ ...objects, description: 'Who asked for what is bought, who approved it, on what papers.' })
  readonly requisitions!: File['requisitions'];
  @ApiProperty({
    type: 'object',
    description: 'Kinds of paper the method requires, and those missing; null where no parameter says.',
    properties: {
      required: { type: 'array', items: { type: 'string' }, nullable: true },
      missing: { type: 'array', items: { type: 'string' }, nullable: true },
    },
  })
  readonly documents!: File['documents'];
  @ApiProperty({ ...objects, description: 'Every step, with its person and paper.' })
  readonly steps!: File['steps'];
  @ApiProperty({ description: 'Revision for If-Match.' }) readonly revision!: number;
}
