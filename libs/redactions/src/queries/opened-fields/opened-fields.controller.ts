import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Person } from '#kernel';
import { AnyDuty, Call, Caller, denialOf, DENIALS, type Denials, ProblemException } from '#platform';
import { SealedEvents } from '../../sealed-events.js';
import { OpenedEvent } from './opened-event.js';
import { type FieldAsked, OpenedFields } from './opened-fields.js';
import { Openings } from './openings.js';

const indexShape = /^(0|[1-9]\d{0,14})$/u;

/** The one way to read a sealed text. Every reading is itself in the log. */
@ApiTags('history')
@Controller('v1/events')
export class OpenedFieldsController {
  constructor(
    private readonly events: SealedEvents,
    private readonly fields: OpenedFields,
    private readonly openings: Openings,
    @Inject(DENIALS) private readonly denials: Denials,
  ) {}

  @Get(':index/sealed')
  @AnyDuty()
  @ApiOperation({
    summary: 'The sealed fields of one event, opened',
    description:
      'For auditors, and for the duties that the field names where they cover the unit that acted. Each reading is ' +
      'recorded as `SealedTextOpened` before it is answered.',
  })
  @ApiOkResponse({ type: OpenedEvent })
  async open(
    @Param('index') index: string,
    @Caller() caller: Caller,
    @Call() call: Call,
  ): Promise<OpenedEvent> {
    const event = indexShape.test(index) ? await this.events.at(Number(index)) : undefined;
    if (!event) throw new ProblemException(404, 'resource.not-found');
    const { id: eventId, type } = event.envelope;
    const asked = await this.fields.asked(event, caller);
    this.mustMayRead(asked, call);
    const openable = asked.filter(({ by, redacted }) => by && !redacted);
    if (openable.length > 0) await this.note(eventId, Number(index), openable, caller, call);
    const fields = await Promise.all(asked.map(field => this.fields.opened(eventId, field)));
    return { index: Number(index), eventId, type, fields };
  }

  /** Somebody who may open none of the fields is told so; that the attempt was made is kept. */
  private mustMayRead(asked: readonly FieldAsked[], { request }: Call): void {
    if (asked.length === 0 || asked.some(({ by }) => by)) return;
    this.denials.record(denialOf(request, 'sealed-field.not-readable', 'OpenSealedText'));
    throw new ProblemException(403, 'sealed-field.not-readable', {
      numbers: { fields: asked.map(({ name }) => name).join(', ') },
    });
  }

  private async note(
    eventId: string,
    index: number,
    openable: readonly FieldAsked[],
    { personId, onBehalfOf, clientId }: Caller,
    { request }: Call,
  ): Promise<void> {
    if (personId === undefined) throw new ProblemException(403, 'identity.person-required');
    const { duty, unitId } = openable[0]!.by!;
    const person: Person = { personId, unitId, duty, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
    const data = { eventId, index, fields: openable.map(({ name }) => name) };
    await this.openings.note(data, person, clientId, request.id);
  }
}
