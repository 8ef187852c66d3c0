export * from './cosignature.js';
export * from './ed25519.js';
export { keyIdOf, keyIdText, type SignatureType } from './key-id.js';
export { isKeyName } from './key-name.js';
export * from './note.js';
export * from './open.js';
export * from './sign.js';
export * from './signer.js';
export { formatVerifierKey, parseVerifierKey, type Verifier, verifierOf } from './verifier.js';
