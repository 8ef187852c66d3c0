import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CannotStart, type Configuration } from '#platform';

/** The one place that chooses adapters: stores, runner, views, reactions, capabilities. */
export const composeLedger = (_: Configuration): Promise<NestFastifyApplication> =>
  Promise.reject(new CannotStart('no store is composed yet'));
