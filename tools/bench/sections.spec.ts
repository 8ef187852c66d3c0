import type { Row } from './row.js';
import { runSections } from './sections.js';

const row = (work: string): Row => ({ work, against: '', ratio: 1, goal: '', detail: '' });

test('each section is reported as it ends; one that fails names itself and the others still run', async () => {
  const told: string[] = [];
  const report = {
    begin: (section: string) => told.push(`${section} begins`),
    rows: (rows: readonly Row[]) => told.push(...rows.map(({ work }) => work)),
    failure: (section: string, error: unknown) => told.push(`${section} failed: ${(error as Error).message}`),
  };

  const failed = await runSections(
    {
      log: () => Promise.resolve([row('append')]),
      views: () => Promise.reject(new Error('no room')),
      http: () => Promise.resolve([row('commands')]),
    },
    report,
  );

  expect(failed).toEqual(['views']);
  expect(told).toEqual([
    'log begins',
    'append',
    'views begins',
    'views failed: no room',
    'http begins',
    'commands',
  ]);
});
