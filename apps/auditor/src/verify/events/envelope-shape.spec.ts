import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Compile } from 'typebox/compile';
import { envelopeSchema } from '#event-sourcing';
import { anEnvelope } from '#test/support/envelopes';
import { envelopeFault } from './envelope-shape.js';

const declared = Compile(envelopeSchema);
const sound = (value: unknown): boolean => envelopeFault(value) === undefined;

const optional = {
  originator: { personId: 'p', unitId: 'u', duty: 'd', onBehalfOf: 'q', delegationId: 'x' },
  issuedBy: 'process/x',
  corrects: '0b6e5c1e-0f0a-8f00-8000-000000000001',
  programmeId: 'a',
  missionId: 'b',
  externalRef: 'c',
  reason: 'vì thế',
  gates: [{ stream: 'unit-a', revision: -1 }],
};

test('an envelope with everything in it, and with nothing optional', () => {
  expect(envelopeFault(anEnvelope())).toBeUndefined();
  expect(envelopeFault(anEnvelope(optional))).toBeUndefined();
});

test('any change of any member is judged as the declared schema judges it', () => {
  const names = [...Object.keys(anEnvelope(optional)), 'unknown'].filter(
    name => !['data', 'sealed'].includes(name),
  );
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      '',
      'x',
      'á'.repeat(501),
      -1,
      0,
      1.5,
      true,
      [],
      {},
      'a-b',
      '2020-01',
    ),
    fc.constantFrom<unknown>('2020-01-02', '2020-01-02T03:04:05.678Z', 'ab'.repeat(32), 'AB'.repeat(32)),
    fc.jsonValue({ maxDepth: 1 }),
  );
  const nested = ['actor', 'originator', 'document', 'gates'];
  fc.assert(
    fc.property(fc.constantFrom(...names), value, fc.boolean(), fc.string(), (name, put, inside, member) => {
      const whole: Record<string, unknown> = { ...anEnvelope(optional) };
      if (inside && nested.includes(name)) {
        const part = name === 'gates' ? { ...optional.gates[0] } : { ...(whole[name] as object) };
        const changed = { ...part, [member || 'stream']: put };
        whole[name] = name === 'gates' ? [changed] : changed;
      } else whole[name] = put;
      if (put === undefined) delete whole[name];
      const text = JSON.parse(JSON.stringify(whole)) as unknown;
      expect([text, sound(text)]).toEqual([text, declared.Check(text)]);
    }),
    { numRuns: 1_000 },
  );
});

test.each([null, 1, 'x', [], {}])('%j is no envelope', value => expect(sound(value)).toBe(false));
