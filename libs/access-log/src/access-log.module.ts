import { type DynamicModule, Module } from '@nestjs/common';
import { problemTexts } from '#platform';
import type { HourFiles } from './ports/index.js';
import { HOUR_FILES, ReadPages } from './queries/reads/read-pages.js';
import { ReadsController } from './queries/reads/reads.controller.js';
import { SealedHoursController } from './queries/sealed-hours/sealed-hours.controller.js';

problemTexts.register({
  'access-log.hour-sealed': {
    vi: 'Giờ {hour} không thể niêm phong: đã niêm phong đến {sealed}.',
    en: 'The hour {hour} cannot be sealed: hours are sealed up to {sealed}.',
  },
});

@Module({})
export class AccessLogModule {
  static of(files: HourFiles): DynamicModule {
    return {
      module: AccessLogModule,
      controllers: [SealedHoursController, ReadsController],
      providers: [{ provide: HOUR_FILES, useValue: files }, ReadPages],
    };
  }
}
