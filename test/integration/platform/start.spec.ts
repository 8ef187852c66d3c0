import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ConfigurationFaults, readConfiguration, runLedger, startFaultSentence } from '#platform';
import { EvictingRedis } from '#stores/redis';
import { type SampleLedger, sampleLedger } from './sample-ledger.js';

let ledger: SampleLedger;
beforeAll(async () => {
  ledger = await sampleLedger();
});
afterAll(() => ledger.close());

const run = (environment: Record<string, string>) =>
  new Promise<{ code: number | null; said: string }>(resolve => {
    const child = spawn(process.execPath, [join(process.cwd(), 'dist/programs/ledger.js')], {
      env: { PATH: process.env['PATH'], ...environment },
    });
    let said = '';
    child.stderr.on('data', chunk => (said += String(chunk)));
    child.on('close', code => resolve({ code, said }));
  });

test('a faulty environment ends the process with its faults, not with a stack', async () => {
  const { code, said } = await run({ SOCAI_PORT: 'x', SOCAI_DEMO: 'true', SOCAI_HOST: '0.0.0.0' });
  expect(code).toBe(1);
  expect(said).toContain('SOCAI_PORT must be a whole number');
  expect(said).toContain('SOCAI_DEMO hands out tokens to anybody');
  expect(said).not.toContain('    at ');
});

test('a taken port is told with the variable that changes it', async () => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  try {
    const configuration = readConfiguration({
      SOCAI_DEMO: 'true',
      SOCAI_PORT: String((other.address() as AddressInfo).port),
    });
    const fault = await runLedger(configuration, async () => ledger.app).catch((error: unknown) => error);
    expect(startFaultSentence(fault, configuration)).toMatch(/taken: set SOCAI_PORT/u);
  } finally {
    other.close();
  }
});

test('a folder that cannot be written is told by its path, and not as an address that cannot be opened', () => {
  const configuration = readConfiguration({ SOCAI_DEMO: 'true' });
  const refused = (over: object) =>
    startFaultSentence(
      Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', ...over }),
      configuration,
    );
  expect(refused({ syscall: 'open', path: '/mnt/log/checkpoint' })).toMatch(/write \/mnt\/log\/checkpoint/u);
  expect(refused({ syscall: 'open', path: '/mnt/log/checkpoint' })).not.toContain('SOCAI_PORT');
  expect(refused({ syscall: 'listen', address: '127.0.0.1' })).toContain('SOCAI_PORT');
});

test('a bug has no sentence: it is shown whole', () => {
  expect(startFaultSentence(new TypeError('x is not a function'))).toBeUndefined();
  expect(
    startFaultSentence(new ConfigurationFaults([{ variable: 'SOCAI_JWKS', reason: 'is gone' }])),
  ).toContain('SOCAI_JWKS is gone');
});

test('a Redis that would throw away views is told in a sentence, not with a stack', () => {
  expect(startFaultSentence(new EvictingRedis('redis has maxmemory-policy allkeys-lru'))).toBe(
    'redis has maxmemory-policy allkeys-lru',
  );
});
