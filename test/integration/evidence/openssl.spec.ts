import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect } from '@jest/globals';
import { formatNote, openNote, parseNote, verifierOf } from '#evidence';
import { SampleLog, sampleKey, sampleLogKey } from '#evidence/testing';
import { testWithTool } from '#test/support/tool-on-machine';
import { temporaryFolder } from '#test/support/temporary-folder';
import { logKeysOf, newLogKey, rotatedKeyLines } from '#transparency/publishing';

const isThere = spawnSync('openssl', ['version']).status === 0;
const test = testWithTool(isThere, 'OpenSSL', 'apt-get install openssl');
const folder = temporaryFolder();
const origin = 'ledger.example/log';
const time = '2026-04-01T00:00:00.000Z';
afterAll(() => folder.remove());

/** A public key for OpenSSL, from the text of a verifier key: by hand, since our own reader is what is in question. */
const pemOf = (verifierKey: string): string => {
  const raw = Buffer.from(verifierKey.replace(/^[^+]*[+][^+]*[+]/, ''), 'base64').subarray(1);
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]).toString('base64');
  return `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`;
};

const file = (name: string, bytes: string | Buffer): string => {
  writeFileSync(folder.file(name), bytes);
  return folder.file(name);
};

const opensslAccepts = (verifierKey: string, text: string | Buffer, signature: Buffer): boolean => {
  const files = ['-inkey', file('key.pem', pemOf(verifierKey)), '-in', file('text', text)];
  const args = ['-verify', '-pubin', '-rawin', ...files, '-sigfile', file('signature', signature)];
  return spawnSync('openssl', ['pkeyutl', ...args]).status === 0;
};

const verifierKeyOf = ({ name, publicKey }: ReturnType<typeof sampleKey>['verifier']): string =>
  `${name}+00000000+${Buffer.concat([Buffer.of(1), publicKey]).toString('base64')}`;

describe('OpenSSL', () => {
  const signed = async () => {
    const log = new SampleLog();
    log.add('one', 'two', 'three');
    return log.publish();
  };
  /** Taken apart by hand. */
  const partsOf = (note: string) => {
    const [body = '', line = ''] = note.split('\n\n');
    return { text: `${body}\n`, signature: Buffer.from(line.trim().split(' ')[2]!, 'base64').subarray(4) };
  };

  test('accepts the signature of our checkpoint, and of nothing else', async () => {
    const { text, signature } = partsOf(await signed());
    const key = verifierKeyOf(sampleLogKey.verifier);
    expect(opensslAccepts(key, text, signature)).toBe(true);
    expect(opensslAccepts(key, text.replace('\n3\n', '\n4\n'), signature)).toBe(false);
    expect(opensslAccepts(verifierKeyOf(sampleKey('other').verifier), text, signature)).toBe(false);
  });

  test('accepts a link between two keys by the commands of the guide, and no other text', async () => {
    const lines = await rotatedKeyLines([newLogKey(origin, Buffer.alloc(32, 1))], Buffer.alloc(32, 2), time);
    const guide = readFileSync('docs/guides/keys.md', 'utf8');
    const [, , ...commands] = /```sh\n(curl.*?)```/s.exec(guide)![1]!.split('\n');
    const answers = (links: string): readonly string[] => {
      file('links', links);
      const script = [`awk '/^$/{exit} {print}' links > text`, ...commands].join('\n');
      const { stdout } = spawnSync('bash', ['-c', script], { cwd: folder.path, encoding: 'utf8' });
      return stdout.trim().split('\n').slice(1);
    };
    const link = logKeysOf(lines).links[0]!;
    expect(answers(link)).toEqual(Array(2).fill('Signature Verified Successfully'));
    expect(answers(link.replace(time, '2020-01-01T00:00:00.000Z'))).toEqual(
      Array(2).fill('Signature Verification Failure'),
    );
  });

  test('signs a note that we accept', async () => {
    const secret = folder.file('secret.pem');
    execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', secret]);
    const der = execFileSync('openssl', ['pkey', '-in', secret, '-pubout', '-outform', 'DER']);
    const verifier = verifierOf('openssl.example/log', der.subarray(-32));
    const { text } = parseNote(await signed());
    const input = ['-inkey', secret, '-in', file('text', text)];
    const signature = execFileSync('openssl', ['pkeyutl', '-sign', '-rawin', ...input]);
    const note = formatNote({
      text,
      signatures: [{ name: verifier.name, keyId: verifier.keyId, signature }],
    });
    expect(openNote(note, [verifier])).toMatchObject({ ok: true, value: { text } });
    expect(openNote(note.replace('\n3\n', '\n4\n'), [verifier])).toMatchObject({
      code: 'note.signature-invalid',
    });
  });
});
