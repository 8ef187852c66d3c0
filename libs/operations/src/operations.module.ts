import { type DynamicModule, Module } from '@nestjs/common';
import { problemTexts } from '#platform';
import type { ReadStore } from '#views';
import { REBUILDS, type Rebuilds } from './rebuilds.js';
import { READ_STORE, ViewsController } from './views.controller.js';

problemTexts.register({
  'view.rebuilding': {
    vi: 'Bảng {view} đang được dựng lại; xem tiến độ ở /v1/operations/views.',
    en: 'The view {view} is being rebuilt already; /v1/operations/views tells how far it is.',
  },
  'view.no-copy-to-switch-to': {
    vi: 'Bảng {view} không có bản sao đã nghỉ nào cùng phiên bản để quay lại.',
    en: 'The view {view} has no retired copy in its live version that could take over.',
  },
  'view-copy.malformed': {
    vi: 'Mã bản sao có dạng tên@phiên-bản#lần-dựng.',
    en: 'The id of a copy is name@version#generation.',
  },
});

@Module({})
export class OperationsModule {
  static of(readStore: ReadStore, rebuilds: Rebuilds): DynamicModule {
    return {
      module: OperationsModule,
      controllers: [ViewsController],
      providers: [
        { provide: READ_STORE, useValue: readStore },
        { provide: REBUILDS, useValue: rebuilds },
      ],
    };
  }
}
