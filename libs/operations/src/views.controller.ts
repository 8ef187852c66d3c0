import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Duties, Duty, IsMatching, LOG, type Log, Maybe, PathId, ProblemException } from '#platform';
import { type CopyStatus, type ReadStore, viewStatus } from '#views';
import { REBUILDS, type Rebuilds, type RebuildState } from './rebuilds.js';

export const READ_STORE = Symbol('ReadStore');

/** Of the rows of a copy: how many, and the sum of their hashes. */
export class DigestRow {
  @ApiProperty() readonly count!: number;
  @ApiProperty() readonly sum!: string;
}

/** A stream that is missing from a copy, from the event given on. */
export class ParkedRow {
  @ApiProperty() readonly stream!: string;
  @ApiProperty() readonly index!: number;
  @ApiProperty() readonly reason!: string;
}

/** How far a rebuild is, in events of the log; `rate` in events a second. */
export class RebuildRow implements RebuildState {
  @ApiProperty({ enum: ['running', 'switched', 'failed'] }) readonly state!: RebuildState['state'];
  @ApiProperty() readonly done!: number;
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly rate!: number;
  @ApiProperty({ required: false }) readonly reason?: string;
}

export class ViewCopy {
  @ApiProperty({ description: '<name>@<version>#<generation>' }) readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty({ description: 'Grows with each copy of the view.' }) readonly generation!: number;
  @ApiProperty({ enum: ['tally', 'register'] }) readonly kind!: string;
  @ApiProperty({ enum: ['building', 'live', 'retired'] }) readonly state!: string;
  @ApiProperty({ description: 'Index of the last event applied.' }) readonly position!: number;
  @ApiProperty({ description: 'Events it has not seen.' }) readonly lag!: number;
  @ApiProperty({ required: false, description: 'Withheld while anything is parked.' })
  readonly digest?: DigestRow;
  @ApiProperty({ type: [ParkedRow] }) readonly parked!: readonly ParkedRow[];
  @ApiProperty({ required: false, description: 'When it was retired; it is kept a day.' })
  readonly retiredAt?: string;
  @ApiProperty({ required: false }) readonly rebuild?: RebuildRow;
}

export class ViewCopies {
  @ApiProperty({ type: [ViewCopy] }) readonly items!: readonly ViewCopy[];
}

export class SwitchQuery {
  @Maybe()
  @IsMatching(
    'copy',
    'view-copy.malformed',
    /^[a-z][a-z-]{0,60}@\d{1,9}#\d{1,15}$/u,
    'Id of a retired copy; absent: the newest.',
    'money@1#14',
  )
  readonly copy?: string;
}

/** The operator's sight of the read models; auditors see it too, and hold it against what they replay. */
@ApiTags('operations')
@Controller('v1/operations/views')
export class ViewsController {
  constructor(
    @Inject(READ_STORE) private readonly readStore: ReadStore,
    @Inject(LOG) private readonly log: Log,
    @Inject(REBUILDS) private readonly rebuilds: Rebuilds,
  ) {}

  @Get()
  @Duties('operator', 'auditor')
  @ApiOperation({ summary: 'Every copy of every view: version, position, lag, digest, parked streams' })
  @ApiOkResponse({ type: ViewCopies })
  async list(): Promise<ViewCopies> {
    const copies = await viewStatus(this.readStore, this.log);
    return { items: copies.map(copy => ({ ...copy, ...this.rebuildOf(copy) })) };
  }

  /** Builds the view again beside the live copy, compares digests, and switches. */
  @Post(':name/rebuild')
  @HttpCode(202)
  @Duty('operator')
  @ApiOperation({ summary: 'Build a view again beside the live one' })
  @ApiAcceptedResponse({ type: ViewCopies })
  async rebuild(@Param('name', PathId) name: string): Promise<ViewCopies> {
    const { items } = await this.list();
    if (!items.some(copy => copy.name === name)) throw new ProblemException(404, 'resource.not-found');
    if (!this.rebuilds.begin(name))
      throw new ProblemException(409, 'view.rebuilding', { numbers: { view: name } });
    return this.list();
  }

  /** The copy that was live is kept for a day: switching to it is the way back. */
  @Post(':name/switch')
  @HttpCode(200)
  @Duty('operator')
  @ApiOperation({ summary: 'Make a retired copy of a view live again: the newest, or the one named' })
  @ApiOkResponse({ type: ViewCopies })
  async switchTo(@Param('name', PathId) name: string, @Query() { copy }: SwitchQuery): Promise<ViewCopies> {
    const { items } = await this.list();
    if (!items.some(known => known.name === name)) throw new ProblemException(404, 'resource.not-found');
    if (this.rebuilds.of(name)?.state === 'running')
      throw new ProblemException(409, 'view.rebuilding', { numbers: { view: name } });
    if (!(await this.rebuilds.switchTo(name, copy)))
      throw new ProblemException(409, 'view.no-copy-to-switch-to', { numbers: { view: name } });
    return this.list();
  }

  private rebuildOf({ name, state }: CopyStatus): { rebuild?: RebuildState } {
    const rebuild = state === 'live' ? this.rebuilds.of(name) : undefined;
    return rebuild ? { rebuild } : {};
  }
}
