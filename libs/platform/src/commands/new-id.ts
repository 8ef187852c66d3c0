import { derivedId } from '#kernel';
import type { Call } from '../calls/call.js';
import { invocationOf } from './invocation.js';
import { sendingOf } from './sending.js';

/**
 * The id of the thing a request makes: the client's own, or one that follows from the request, so that a repetition
 * with the same key names the same thing.
 * @param kind what is made, `asset`
 */
export const newIdOf = ({ request }: Call, kind: string, own?: string): string =>
  own ?? derivedId(invocationOf(request, sendingOf(request).dryRun).commandId, kind);
