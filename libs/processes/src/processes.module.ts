import { type DynamicModule, Module } from '@nestjs/common';
import { problemTexts } from '#platform';
import type { RegisterView } from '#views';
import type { ProcessDoc } from './processes.view.js';
import { PROCESSES_VIEW, ProcessesController } from './queries/processes.controller.js';

problemTexts.register({
  'process-kind.malformed': {
    vi: 'Loại tiến trình chỉ gồm chữ thường và gạch nối.',
    en: 'A kind of process is lowercase letters and hyphens.',
  },
});

@Module({})
export class ProcessesModule {
  /** @param view made of the process types of every capability */
  static of(view: RegisterView<ProcessDoc>): DynamicModule {
    return {
      module: ProcessesModule,
      controllers: [ProcessesController],
      providers: [{ provide: PROCESSES_VIEW, useValue: view }],
    };
  }
}
