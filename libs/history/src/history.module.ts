import { type DynamicModule, Module } from '@nestjs/common';
import type { EventStore } from '#event-sourcing';
import { problemTexts } from '#platform';
import type { View } from '#views';
import { DiffController, LEDGER_VIEWS } from './queries/diff/diff.controller.js';
import { type ErrorsView, eventMarks } from './queries/event-marks.js';
import { EVENT_LOG, EventReader } from './queries/event-reader.js';
import { EventsController } from './queries/events.controller.js';
import { StreamsController } from './queries/streams.controller.js';

problemTexts.register({
  'after.malformed': { vi: 'after phải là một số thứ tự.', en: 'after must be an index or a revision.' },
  'event-type.malformed': { vi: 'Loại sự kiện không đúng dạng.', en: 'This is not a type of event.' },
  'view.malformed': { vi: 'Tên bảng tra cứu không đúng dạng.', en: 'This is not the name of a read model.' },
  'view.unknown': { vi: 'Không có bảng tra cứu nào tên {view}.', en: 'There is no read model named {view}.' },
  'clocks.malformed': {
    vi: 'Hai mốc viết là known@effective, như 2037@2020-03-31; có thể bỏ một trong hai.',
    en: 'Clocks are written known@effective, as 2037@2020-03-31; either may be left out.',
  },
  'diff.from-after-to': {
    vi: 'Mốc from phải không muộn hơn mốc to, ở cả hai đồng hồ.',
    en: 'The past given in from must not be later than that in to, at either clock.',
  },
  'diff.not-by-unit': {
    vi: 'Bảng {view} không chia theo đơn vị: chỉ người được đọc toàn bộ sổ mới so sánh được.',
    en: 'The read model {view} is not divided by unit: only who reads everything may compare its pasts.',
  },
});

@Module({})
export class HistoryModule {
  /** @param errors the view of declared errors */
  static of(log: EventStore, views: readonly View[], errors: ErrorsView): DynamicModule {
    return {
      module: HistoryModule,
      controllers: [EventsController, StreamsController, DiffController],
      providers: [
        { provide: EVENT_LOG, useValue: log },
        { provide: LEDGER_VIEWS, useValue: views },
        EventReader,
        ...eventMarks(errors),
      ],
    };
  }
}
