import type { DemoClient } from './demo-client.js';
import { lineOf } from './story/lines.js';
import { logistics, province } from './story/organisation.js';

const curl = (url: string, variable: string, path: string): string =>
  `  curl -s -H "authorization: Bearer $${variable}" '${url}${path}'`;

const tokens = [
  ['AUDITOR', 'auditor'],
  ['INSPECTOR', 'inspector'],
  ['BUDGET', 'province-budget'],
] as const;

/** One figure, followed to where it comes from. */
const oneFigure = async (client: DemoClient, lineId: string): Promise<string> => {
  const { body: line } = await client.get('auditor', `/v1/budget-lines/${lineId}`);
  const { body: entries } = await client.get('auditor', `/v1/budget-lines/${lineId}/entries?measure=paid`);
  const rows = entries.items.map(
    (entry: { index: number; effectiveDate: string; amount: string; event: string }) =>
      `    ${entry.effectiveDate}  ${entry.amount.padStart(14)}  ${entry.event}`,
  );
  return `  ${lineId}\n  đã chi / paid: ${line.item.paid} VND =\n${rows.join('\n')}`;
};

/** What is printed when the demo is ready: tokens, questions, and one figure with its reasons. */
export const whatToLookAt = async (client: DemoClient, url: string): Promise<string> => {
  const line = lineOf(2020, logistics, 'ministry', 'supplies');
  const ask = (path: string, variable = 'AUDITOR') => curl(url, variable, path);
  return `
Sổ Cái đang chạy / The ledger is running: ${url}   (docs: ${url}/docs)

Mã truy cập / Tokens (all: ${url}/demo/tokens):
${tokens.map(([variable, persona]) => `  ${variable}='${client.tokenOf(persona)}'`).join('\n')}

Chấp hành ngân sách 2020 theo nguồn và mục / Budget execution by source and item:
${ask(`/v1/budget-execution?fiscalYear=2020&within=${province}&groupBy=source,item`, 'INSPECTOR')}
Như đã biết và có hiệu lực ngày 30-6-2020 / As of 30 June 2020:
${ask(`/v1/budget-execution?fiscalYear=2020&groupBy=unitId&effective=2020-06-30`)}
Ai đã thử làm gì bị từ chối / Who tried what the rules refuse:
${ask('/v1/refusals')}
Bảng tính / As a spreadsheet:
${ask('/v1/budget-lines?fiscalYear=2020')} -H 'accept: text/csv'

Một con số và nguồn gốc / One figure and where it comes from:
${await oneFigure(client, line)}

Ctrl-C để dừng, npm run demo để chạy tiếp / stops; npm run demo goes on with the same data, --fresh starts over.`;
};
