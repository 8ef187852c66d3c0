import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseVerifierKey } from '../note/index.js';
import { findings } from '../verdict.js';
import { verifyConsistencyProof, verifyInclusionProof, verifyStreamProof } from './index.js';

const guide = readFileSync('docs/guides/proofs.md', 'utf8');

describe('the guide to the proofs', () => {
  test.each(findings)('says what %s means', code => expect(guide).toContain(`\`${code}\``));

  const [consistency, inclusion, stream] = [...guide.matchAll(/```json\n(.*?)```/gs)].map(([, text]) => text);
  const key = parseVerifierKey(/^ {4}(\S+\+[0-9a-f]{8}\+\S+)$/m.exec(guide)![1]!);
  const trust = { origin: 'ledger.example/log', logKeys: [key] };
  const root = Buffer.from(/size 2 and root `([^`]+)`/.exec(guide)![1]!, 'base64');

  test('has examples that verify', () => {
    expect(verifyConsistencyProof(consistency, { size: 2, root }, trust)).toMatchObject({ ok: true });
    const asked = { stream: 'unit-b', revision: 0 };
    expect(verifyInclusionProof(inclusion, trust, asked)).toMatchObject({ ok: true });
    const whole = { stream: 'unit-b', wholeThrough: 1 };
    expect(verifyStreamProof(stream, trust, whole)).toMatchObject({ ok: true, value: { events: [{}] } });
  });
});
