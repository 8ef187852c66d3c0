import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DocumentRef, Person } from '#kernel';

const person = {
  type: 'object',
  properties: {
    personId: { type: 'string' },
    unitId: { type: 'string' },
    duty: { type: 'string' },
    onBehalfOf: { type: 'string' },
  },
} as const;

const document = {
  type: 'object',
  properties: Object.fromEntries(
    ['issuer', 'kind', 'number', 'date', 'sha256'].map(member => [member, { type: 'string' as const }]),
  ),
} as const;

/** Who did what, on what paper, and where its proof is. Of an event out of the reader's scope, its leaf alone. */
export class ToldEvent {
  @ApiProperty({ description: 'Place of the event in the log.' }) readonly index!: number;
  @ApiProperty() readonly eventId!: string;
  @ApiProperty({ description: 'Type of event.' }) readonly type!: string;
  @ApiProperty() readonly stream!: string;
  @ApiProperty() readonly recordedAt!: string;
  @ApiProperty({ description: 'The event, whole.' }) readonly event!: string;
  @ApiProperty({ description: 'The proof that it is in the log.' }) readonly proof!: string;
  @ApiProperty({ description: 'True where only the leaf may be read: what follows is absent then.' })
  readonly leafOnly!: boolean;
  @ApiPropertyOptional() readonly effectiveDate?: string;
  @ApiPropertyOptional(person) readonly actor?: Person;
  @ApiPropertyOptional({ ...person, description: 'Whose command began it, where a process acted.' })
  readonly originator?: Person;
  @ApiPropertyOptional(document) readonly document?: DocumentRef;
  @ApiPropertyOptional() readonly reason?: string;
  @ApiPropertyOptional({ description: 'The chain of commands it belongs to.' })
  readonly correlationId?: string;
}
