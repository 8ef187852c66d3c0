import { canonicalJson, sha256, type NonEmpty } from '#kernel';
import { eventIdOf, type NewEvent } from '#event-sourcing';

const salt = '5a'.repeat(32);

/** The id of a command, as the runner makes them. */
export const commandNamed = (name: string): string => sha256(`test\n${name}`);

/** An event on its way in, as small as one can be; `extra` is put into its body. */
export const newEvent = (
  commandId: string,
  { n = 0, type = 'Tested', recordedAt = '2020-01-02T03:04:05.678Z', extra = {} } = {},
): NewEvent => {
  const id = eventIdOf(commandId, n, salt);
  return {
    id,
    type,
    commandId,
    recordedAt,
    body: canonicalJson({ commandId, ...extra, id, recordedAt, type }),
  };
};

/** The events of one command. */
export const newEvents = (commandId: string, count: number): NonEmpty<NewEvent> =>
  Array.from({ length: count }, (_, n) => newEvent(commandId, { n })) as unknown as NonEmpty<NewEvent>;

/** An event whose body has exactly so many bytes. */
export const eventOfBytes = (commandId: string, bytes: number): NewEvent => {
  const empty = Buffer.byteLength(newEvent(commandId, { extra: { pad: '' } }).body);
  return newEvent(commandId, { extra: { pad: 'x'.repeat(bytes - empty) } });
};
