import { type DynamicModule, Module } from '@nestjs/common';
import type { EventStore } from '#event-sourcing';
import { problemTexts } from '#platform';
import { EVENT_LOG, EventReader } from './queries/event-reader.js';
import { EventsController } from './queries/events.controller.js';
import { StreamsController } from './queries/streams.controller.js';

problemTexts.register({
  'after.malformed': { vi: 'after phải là một số thứ tự.', en: 'after must be an index or a revision.' },
  'event-type.malformed': { vi: 'Loại sự kiện không đúng dạng.', en: 'This is not a type of event.' },
});

@Module({})
export class HistoryModule {
  static of(log: EventStore): DynamicModule {
    return {
      module: HistoryModule,
      controllers: [EventsController, StreamsController],
      providers: [{ provide: EVENT_LOG, useValue: log }, EventReader],
    };
  }
}
