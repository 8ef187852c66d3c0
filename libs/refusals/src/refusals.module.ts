import { Module } from '@nestjs/common';
import { problemTexts } from '#platform';
import { RefusalsController } from './queries/refusals.controller.js';

problemTexts.register({
  'refusal-code.malformed': { vi: 'Mã từ chối không đúng dạng.', en: 'This is not the code of a refusal.' },
  'command-name.malformed': { vi: 'Tên lệnh không đúng dạng.', en: 'This is not the name of a command.' },
});

@Module({ controllers: [RefusalsController] })
export class RefusalsModule {}
