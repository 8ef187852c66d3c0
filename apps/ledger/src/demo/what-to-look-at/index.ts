import type { DemoClient } from '../demo-client.js';
import type { DemoPlan } from '../demo-plan.js';
import { lineOf } from '../story/lines.js';
import { logistics } from '../story/organisation.js';
import { bookQuestions, budgetQuestions } from './money-questions.js';
import { type Question, tokens } from './question.js';
import { assetQuestions, purchaseQuestions } from './things-questions.js';

const asked =
  (url: string) =>
  ({ vi, en, as, path, then = '' }: Question): string =>
    `${vi} / ${en}:\n  curl -s -H "authorization: Bearer $${as}" '${url}${path}' ${then}`.trimEnd();

const chapter = (title: string, url: string, questions: readonly Question[]): string =>
  [`── ${title} ──`, ...questions.map(asked(url))].join('\n');

/** JSON as people read it: every machine that runs the demo has Node. */
const pretty = `pretty() { node -p 'JSON.stringify(JSON.parse(fs.readFileSync(0)),null,2)'; }`;

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

/** What an auditor needs none of our code, or none of our service, to check. */
const proofs = ({ url, verify, folder }: DemoPlan): string => {
  const key = folder.file('verifier-key');
  return `Đầu cây đã ký, như ai cũng tải được / The signed head, as anybody may fetch it:
  curl -s '${url}/log/checkpoint'
Chứng minh sự kiện 2000 nằm trong sổ, theo chuẩn C2SP / That event 2000 is in the log, as a C2SP tlog-proof:
  curl -s -H "authorization: Bearer $AUDITOR" '${url}/v1/proofs/inclusion?event=2000' -H 'accept: text/plain'
Kiểm tra toàn bộ sổ từ bên ngoài / The whole ledger checked from outside, also while it runs:
  curl -s '${url}/log/verifier-key' > ${key} && npx socai verify ${verify} --key ${key}`;
};

/** What is printed when the demo is ready: tokens, questions, and one figure with its reasons. */
export const whatToLookAt = async (client: DemoClient, plan: DemoPlan): Promise<string> => {
  const { url, again } = plan;
  const line = lineOf(2020, logistics, 'ministry', 'supplies');
  const held = Object.entries(tokens).map(
    ([variable, persona]) => `  ${variable}='${client.tokenOf(persona)}'`,
  );
  return `
Sổ Cái đang chạy / The ledger is running: ${url}   (docs: ${url}/docs)

Dán vào một cửa sổ khác / Paste into another terminal (all tokens: ${url}/demo/tokens):
${held.join('\n')}
  ${pretty}

${chapter('Ngân sách / Budgets', url, budgetQuestions)}

${chapter('Khoá sổ, đính chính / Periods and corrections', url, bookQuestions)}

${chapter('Mua sắm / Purchases', url, purchaseQuestions)}

${chapter('Tài sản, điều động / Assets and transfers', url, assetQuestions)}

── Một con số và nguồn gốc / One figure and where it comes from ──
${await oneFigure(client, line)}

── Chứng minh / Proofs ──
${proofs(plan)}

Ctrl-C để dừng, chạy lại cùng lệnh để đi tiếp / stops; ${again}`;
};
