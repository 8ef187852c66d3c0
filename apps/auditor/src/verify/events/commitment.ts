import { hash } from 'node:crypto';
import { type Envelope, contentHashDomain, contentHashOf } from '#event-sourcing';
import { uuidV8 } from '#kernel';

const domain = Buffer.from(contentHashDomain);
const saltBytes = 32;
const contentFrom = domain.length + saltBytes;
/** One place to put together what is hashed; larger bodies than the log takes go the slow way. */
const scratch = Buffer.alloc(contentFrom + 3 * 70_000);
domain.copy(scratch);

const [hashStart, saltStart] = ['"contentHash":"', '"salt":"'];

/**
 * The content hash of stored bytes, by leaving out the members `contentHash` and `salt` where they stand in canonical
 * JSON. Undefined where they do not stand there.
 */
const hashOfStored = (body: string, { contentHash, salt }: Envelope): string | undefined => {
  const at = body.indexOf(hashStart);
  const saltAt = body.lastIndexOf(saltStart);
  const afterHash = at + hashStart.length + contentHash.length + 2;
  const afterSalt = saltAt + saltStart.length + salt.length + 2;
  if (at < 0 || saltAt < afterHash || body.length > 70_000) return undefined;
  if (scratch.write(salt, domain.length, 'hex') !== saltBytes) return undefined;
  let end = contentFrom;
  end += scratch.write(body.slice(0, at), end);
  end += scratch.write(body.slice(afterHash, saltAt), end);
  end += scratch.write(body.slice(afterSalt), end);
  return hash('sha256', scratch.subarray(0, end), 'hex');
};

/** The hash that the stored content has, whatever it says of itself. */
export const actualContentHash = (body: string, envelope: Envelope): string => {
  const fast = hashOfStored(body, envelope);
  if (fast === envelope.contentHash) return fast;
  try {
    return contentHashOf(envelope);
  } catch {
    return fast ?? 'none: it cannot be hashed';
  }
};

const idInput = Buffer.alloc(68);

/** What the id of an event must be: the same as `eventIdOf`, without making three strings into bytes each time. */
export const expectedId = ({ commandId, salt }: Envelope, n: number): string => {
  idInput.write(commandId, 0, 32, 'hex');
  idInput.writeUInt32BE(n, 32);
  idInput.write(salt, 36, 32, 'hex');
  return uuidV8(hash('sha256', idInput, 'hex'));
};
