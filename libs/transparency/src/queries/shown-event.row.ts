import { ApiProperty } from '@nestjs/swagger';
import type { ShownContent } from '#evidence';

/** What a leaf commits to. */
export class ShownContentRow implements ShownContent {
  @ApiProperty({ description: '32 bytes: lowercase hex.' }) readonly salt!: string;
  @ApiProperty({ description: 'The envelope: RFC 8785 JSON.' }) readonly text!: string;
}

/** An event in a proof; its rules are in docs/guides/proofs.md. */
export class ShownEventRow {
  @ApiProperty({ description: 'The exact text of the leaf.' }) readonly leaf!: string;
  @ApiProperty({ type: [String], description: 'From the sibling of the leaf to the root: lowercase hex.' })
  readonly hashes!: readonly string[];
  @ApiProperty({ required: false, description: 'Where it is shown.' }) readonly content?: ShownContentRow;
}
