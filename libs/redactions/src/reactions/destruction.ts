import {
  after,
  begins,
  consequence,
  type LedgerEvent,
  processType,
  reaction,
  type SealKeys,
  settles,
} from '#event-sourcing';
import { confirmDestruction } from '../commands/confirm-destruction/confirm-destruction.js';
import { redacted, type Redacted, sealKeysDestroyed } from '../events/index.js';

/**
 * Destroys the keys, then records that they are gone. Killed in between, it destroys what is gone already once more
 * and records it then: a redaction is done only when its keys are.
 */
export const whenRedacted = (sealKeys: Pick<SealKeys, 'destroy' | 'copies'>) =>
  after(({ data }: LedgerEvent) => sealKeys.destroy(keysOf(data as Redacted['data'])))(
    reaction('redaction/destroy', redacted, ({ data: { redactionId } }) =>
      consequence(confirmDestruction(sealKeys), { redactionId }),
    ),
  );

const keysOf = ({ targets }: Redacted['data']): readonly string[] =>
  targets.flatMap(({ fields }) => fields.map(({ key }) => key));

export const redactionProcess = processType(
  'redaction',
  begins(redacted, event => event.data.redactionId),
  settles(sealKeysDestroyed, event => event.data.redactionId),
);
