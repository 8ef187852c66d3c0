import type { Signer } from '#evidence';
import type { Scheduler } from '#event-sourcing';
import type { LogKeys } from './log-keys.js';
import type { PublisherParts } from './publisher-parts.js';

/** A key that is elsewhere may take so long; then it is an outage like any other, told and tried again. */
const signingMaxMs = 10_000;

/**
 * A signer that does not keep its caller for ever. What it signs after its time is dropped: it was recorded nowhere,
 * and whatever is signed next continues the same history.
 */
const awaited = (signer: Signer, scheduler: Scheduler): Signer => ({
  name: signer.name,
  keyId: signer.keyId,
  sign: async bytes => {
    const over = new AbortController();
    const late = scheduler.wait(signingMaxMs, over.signal).then(() => undefined);
    try {
      const signature = await Promise.race([signer.sign(bytes), late]);
      if (signature) return signature;
    } finally {
      over.abort();
    }
    throw new Error(`the key ${signer.name} has not signed within ${signingMaxMs / 1000} seconds`);
  },
});

/** The same keys, none of which is waited for without end. */
export const keysAwaited = ({ keys, scheduler }: Pick<PublisherParts, 'keys' | 'scheduler'>): LogKeys => ({
  ...keys,
  signers: keys.signers.map(signer => awaited(signer, scheduler)),
});
