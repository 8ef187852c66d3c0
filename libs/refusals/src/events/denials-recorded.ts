import Type from 'typebox';
import { eventType, type FactOf, list, maybe, shape, text } from '#event-sourcing';

/** A 403 on money, custody or authority: who lacked which authority for what, and how often within the minute. */
export const denialsRecorded = eventType(
  'DenialsRecorded',
  'People asked for what their duties do not cover; coalesced per minute.',
  shape({
    denials: list(
      shape({
        code: text(60),
        command: text(60),
        path: text(500),
        personId: maybe(text(200)),
        unitId: maybe(text(60)),
        times: Type.Integer({ minimum: 1 }),
      }),
    ),
  }),
);

export type DenialsRecorded = FactOf<typeof denialsRecorded>;
