import { parseVerifierKey, type Verifier } from '#evidence';
import type { WitnessSettings } from './configuration.js';
import { isSafe } from './locations.js';
import { Unusable } from './variables.js';

/**
 * `<url> <verifier key>` pairs, separated by commas. A comma parts two pairs only before the next URL: names of keys
 * may have commas in them.
 */
export const witnessPairs = (text: string): readonly WitnessSettings[] | Unusable => {
  const pairs = text.split(/,\s*(?=https?:\/\/)/iu).map((pair, n) => witnessIn(pair.trim(), `pair ${n + 1}`));
  const fault = pairs.find(pair => pair instanceof Unusable);
  if (fault) return fault;
  const witnesses = pairs.filter((pair): pair is WitnessSettings => !(pair instanceof Unusable));
  const twice = witnesses.find(({ name }, n) => witnesses.findIndex(other => other.name === name) !== n);
  return twice ? new Unusable(`names the witness ${twice.name} twice`) : witnesses;
};

const witnessIn = (pair: string, which: string): WitnessSettings | Unusable => {
  const [url = '', verifierKey = '', ...more] = pair.split(/\s+/u);
  if (!verifierKey || more.length > 0)
    return new Unusable(`${which} must be a URL, a space and a verifier key`);
  const place = URL.parse(url);
  if (!place || !isSafe(place))
    return new Unusable(`${which} must have an https URL (http only on loopback)`);
  if (place.username || place.password || place.search || place.hash)
    return new Unusable(`${which} must have a URL without a password, a query and a fragment`);
  const verifier = verifierIn(verifierKey, which);
  return verifier instanceof Unusable ? verifier : { name: verifier.name, url, verifierKey };
};

const verifierIn = (key: string, which: string): Verifier | Unusable => {
  try {
    const verifier = parseVerifierKey(key);
    return verifier.type === 'cosignature'
      ? verifier
      : new Unusable(`${which} has the key of a log: a witness signs with a key of type 4`);
  } catch (fault) {
    return new Unusable(`${which} has no usable verifier key: ${(fault as Error).message}`);
  }
};
