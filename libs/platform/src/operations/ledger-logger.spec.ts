import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { correlated } from './correlation.js';
import { LedgerLogger, openLog } from './ledger-logger.js';

test('lines are JSON with the correlation, and no token gets into them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'socai-log-'));
  const file = join(folder, 'ledger.log');
  try {
    const log = openLog('info', file);
    const logger = new LedgerLogger(log);
    const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln';
    logger.log('routine is debug, and not shown');
    correlated('c-1', () => {
      log.info({ headers: { authorization: `Bearer ${token}` } }, 'asked');
      logger.warn(`refused Bearer ${token}`, 'Identity');
      logger.error(new Error(`bad token ${token}`));
    });
    // Lines are written behind the caller, and pino's flush does not wait for them.
    let text = '';
    while (!text.includes('bad token')) text = await readFile(file, 'utf8');
    const lines = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines).toMatchObject([
      { level: 'info', correlationId: 'c-1', headers: { authorization: '[Redacted]' } },
      { level: 'warn', context: 'Identity', msg: 'refused Bearer [redacted]' },
      { level: 'error', correlationId: 'c-1', err: { type: 'Error' } },
    ]);
    expect(text).not.toContain(token);
  } finally {
    await rm(folder, { recursive: true });
  }
});
