import { type DynamicModule, Module } from '@nestjs/common';
import type { SealKeys } from '#event-sourcing';
import { commandHandlers, problemTexts } from '#platform';
import { CarryOutRedactionController } from './commands/carry-out-redaction/carry-out-redaction.controller.js';
import { carryOutRedaction } from './commands/carry-out-redaction/carry-out-redaction.js';
import { ConfirmErasureController } from './commands/confirm-erasure/confirm-erasure.controller.js';
import { confirmErasure } from './commands/confirm-erasure/confirm-erasure.js';
import { OrderRedactionController } from './commands/order-redaction/order-redaction.controller.js';
import { orderRedaction } from './commands/order-redaction/order-redaction.js';
import { type AnyEventTypes, EVENT_TYPES } from './queries/opened-fields/field-readers.js';
import { OpenedFieldsController } from './queries/opened-fields/opened-fields.controller.js';
import { OpenedFields, SEAL_KEYS } from './queries/opened-fields/opened-fields.js';
import { Openings } from './queries/opened-fields/openings.js';
import { RedactionsController } from './queries/redactions/redactions.controller.js';
import { REDACTION_LOG, type RedactionLog, SealedEvents } from './sealed-events.js';
import { redactionTexts } from './texts.js';

problemTexts.register(redactionTexts);

export const redactionCommands = [orderRedaction, carryOutRedaction, confirmErasure];

export interface RedactionParts {
  readonly log: RedactionLog;
  readonly sealKeys: Pick<SealKeys, 'find'>;
  /** Every type of event: each says who may open its sealed fields. */
  readonly types: AnyEventTypes;
}

@Module({})
export class RedactionsModule {
  static of({ log, sealKeys, types }: RedactionParts): DynamicModule {
    return {
      module: RedactionsModule,
      controllers: [
        OrderRedactionController,
        CarryOutRedactionController,
        ConfirmErasureController,
        RedactionsController,
        OpenedFieldsController,
      ],
      providers: [
        { provide: REDACTION_LOG, useValue: log },
        { provide: SEAL_KEYS, useValue: sealKeys },
        { provide: EVENT_TYPES, useValue: types },
        SealedEvents,
        OpenedFields,
        Openings,
        ...commandHandlers(redactionCommands),
      ],
    };
  }
}
