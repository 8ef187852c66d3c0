import { ApiProperty } from '@nestjs/swagger';
import type { Read } from '#platform';

/** A duty for which the person's reads are kept. */
export class WatchedDutyRow {
  @ApiProperty() readonly duty!: string;
  @ApiProperty() readonly unitId!: string;
}

export class ReadAsOfRow {
  @ApiProperty() readonly index!: number;
  @ApiProperty({ required: false }) readonly effective?: string;
}

/** A line of the file of an hour, and where it stands. */
export class ReadRow implements Partial<Read> {
  @ApiProperty({ description: 'Whose file it is: each ledger process keeps its own.' })
  readonly keeper!: string;
  @ApiProperty({ description: 'The file, by its hour in UTC.', example: '2020-11-20T03' })
  readonly hour!: string;
  @ApiProperty({ description: 'Line of the file, from 0.' }) readonly line!: number;
  @ApiProperty({ required: false, description: 'Index of the event that commits to the file.' })
  readonly sealedBy?: number;
  @ApiProperty({ required: false, description: 'Whether the file is still the one committed to.' })
  readonly intact?: boolean;
  @ApiProperty({ required: false, description: 'A line that was torn by a kill, as it is.' })
  readonly unreadable?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false }) readonly at?: string;
  @ApiProperty({ required: false }) readonly personId?: string;
  @ApiProperty({ required: false }) readonly onBehalfOf?: string;
  @ApiProperty({ required: false }) readonly clientId?: string;
  @ApiProperty({ required: false }) readonly actingService?: string;
  @ApiProperty({ type: [WatchedDutyRow], required: false })
  readonly duties?: readonly WatchedDutyRow[];
  @ApiProperty({ required: false, description: 'Path and query, as asked.' }) readonly path?: string;
  @ApiProperty({ required: false }) readonly status?: number;
  @ApiProperty({ required: false, description: 'The clocks of the answer.' })
  readonly asOf?: ReadAsOfRow;
  @ApiProperty({ required: false }) readonly correlationId?: string;
  @ApiProperty({ required: false, description: 'So many reads are missing here: the disk was too slow.' })
  readonly leftOut?: number;
}
