import { hash } from 'node:crypto';
import type { Envelope } from '#event-sourcing';
import { uuidV8 } from '#kernel';

const idInput = Buffer.alloc(68);

/** What the id of an event must be: the same as `eventIdOf`, without making three strings into bytes each time. */
export const expectedId = ({ commandId, salt }: Pick<Envelope, 'commandId' | 'salt'>, n: number): string => {
  idInput.write(commandId, 0, 32, 'hex');
  idInput.writeUInt32BE(n, 32);
  idInput.write(salt, 36, 32, 'hex');
  return uuidV8(hash('sha256', idInput, 'hex'));
};
