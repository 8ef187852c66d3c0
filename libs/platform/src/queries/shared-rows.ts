import { ApiProperty } from '@nestjs/swagger';
import type { DocumentRef, Holder } from '#kernel';
import type { ProcessRefusal } from '#event-sourcing';

/** The paper that an act rests on. */
export class DocumentRow implements DocumentRef {
  @ApiProperty({ example: 'Công an tỉnh' }) readonly issuer!: string;
  @ApiProperty({ example: 'quyết định' }) readonly kind!: string;
  @ApiProperty({ example: '12/QĐ' }) readonly number!: string;
  @ApiProperty({ example: '2020-01-02' }) readonly date!: string;
  @ApiProperty({ description: 'SHA-256 of the paper: lowercase hex.', example: '5f'.repeat(32) })
  readonly sha256!: string;
}

/** Where something is to be had. */
export class LinkRow {
  @ApiProperty() readonly href!: string;
}

/** What stands in the way: a commitment, another owner, an earlier person. */
export class HolderRow implements Holder {
  @ApiProperty() readonly kind!: string;
  @ApiProperty() readonly id!: string;
  @ApiProperty({ required: false }) readonly amount?: string;
}

/** Why a process came to nothing, as a command would have been refused. */
export class ProcessRefusalRow implements ProcessRefusal {
  @ApiProperty() readonly code!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly numbers!: Readonly<Record<string, string>>;
  @ApiProperty({ type: [HolderRow], description: 'What stands in the way.' })
  readonly holders!: readonly HolderRow[];
}
