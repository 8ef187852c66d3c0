import { ApiProperty } from '@nestjs/swagger';

export class CosignedHead {
  @ApiProperty({ description: 'Events under the head.' }) readonly size!: number;
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
}

export class WitnessRow {
  @ApiProperty({ description: 'Name of its key, as on the checkpoint.' }) readonly name!: string;
  @ApiProperty({ description: 'Where it is asked.' }) readonly url!: string;
  @ApiProperty({ description: 'The key its signatures are verified with.' }) readonly verifierKey!: string;
  @ApiProperty({
    enum: ['unasked', 'cosigning', 'silent', 'objecting', 'contradicting'],
    description:
      '`silent`: no answer that can be used; `objecting`: it declines; `contradicting`: it knows another history, ' +
      'and the ledger is halted.',
  })
  readonly standing!: string;
  @ApiProperty({ format: 'date-time', description: 'Since when it stands so.' }) readonly since!: string;
  @ApiProperty({ required: false, description: 'Why it has not cosigned.' }) readonly reason?: string;
  @ApiProperty({ required: false, description: 'The last head it cosigned since the ledger started.' })
  readonly cosigned?: CosignedHead;
  @ApiProperty({ description: 'Published events that it has not cosigned yet.' }) readonly behind!: number;
}

export class WitnessesAnswer {
  @ApiProperty({ description: 'Events under the published head.' }) readonly published!: number;
  @ApiProperty({ type: [WitnessRow] }) readonly items!: readonly WitnessRow[];
}
