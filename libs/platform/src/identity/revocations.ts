import type { Identity } from './claims.js';

/** Tokens, persons and clients that are no longer trusted. Asked on every use, also of cached tokens. */
export interface Revocations {
  isRevoked(identity: Identity): boolean | Promise<boolean>;
}

export const noRevocations: Revocations = { isRevoked: () => false };
