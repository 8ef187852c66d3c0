import { hexOfBytes, sha256Of, textBytes } from './bytes.js';
import { faultOfEvent, type CaseEnvelope, type CaseEvent } from './checks.js';
import { elementWithId } from './elements.js';
import type { ReadEvent } from './figures.js';
import { faultOfHead, knowsEd25519, readHead, readKey, type SignedHead } from './notes.js';
import { eventRow, fillSums } from './tables.js';

/** What the page holds of the case. */
export interface PageData {
  readonly format: string;
  readonly scope: { readonly unit: string; readonly from?: string; readonly to?: string };
  readonly known: number;
  readonly checkpoint: string;
  /** Verifier keys of the log, as the case says: another may be typed in. */
  readonly keys: readonly string[];
  readonly events: readonly CaseEvent[];
}

const says = (id: string, className: string, text: string): void => {
  const element = elementWithId(id);
  [element.className, element.textContent] = [className, text];
};

const checkKey = async (head: SignedHead, lines: readonly string[]): Promise<boolean> => {
  if (!(await knowsEd25519())) {
    says('signature', 'unknown', noEd25519);
    return false;
  }
  try {
    const fault = await faultOfHead(head, await Promise.all(lines.map(readKey)));
    if (fault === undefined) says('signature', 'good', '✓ Chữ ký đúng / The signature is right.');
    else says('signature', 'bad', `✗ Chữ ký sai / The signature is wrong: ${fault}`);
    return fault === undefined;
  } catch (error) {
    says('signature', 'bad', `✗ Khoá hỏng / The key is damaged: ${(error as Error).message}`);
    return false;
  }
};

const noEd25519 =
  'Trình duyệt này không có Ed25519: chữ ký CHƯA được kiểm tra. / This browser lacks Ed25519: ' +
  'the signature was NOT checked. Use a newer one, or: socai verify case.zip';

const read = ({ index, body }: CaseEvent): ReadEvent => ({
  index,
  envelope: JSON.parse(body) as CaseEnvelope,
});

const checkEvents = async (events: readonly CaseEvent[], head: SignedHead): Promise<readonly number[]> => {
  const [rows, changed] = [elementWithId('events'), [] as number[]];
  for (const event of events) {
    const fault = await faultOfEvent(event, head);
    if (fault) changed.push(event.index);
    rows.append(eventRow(event, fault));
  }
  return changed;
};

const inSum = (count: number, changed: readonly number[], isSigned: boolean, isWhole: boolean): void => {
  if (changed.length > 0)
    says('verdict', 'bad', `✗ SỰ KIỆN KHÔNG ĐÚNG / EVENTS THAT DO NOT HOLD: ${changed.join(', ')}`);
  else if (!isWhole)
    says('verdict', 'bad', '✗ Dữ liệu của trang đã bị sửa / The data of this page was changed.');
  else if (elementWithId('signature').className === 'unknown') says('verdict', 'unknown', noEd25519);
  else if (!isSigned)
    says('verdict', 'bad', '✗ Đầu sổ không được chứng thực / The checkpoint is not authenticated.');
  else says('verdict', 'good', `✓ ${count} sự kiện nguyên vẹn / events hold.`);
};

const show = async (): Promise<void> => {
  const holder = elementWithId('case');
  const isWhole = hexOfBytes(await sha256Of(textBytes(holder.textContent))) === holder.dataset['sha256'];
  const data = JSON.parse(holder.textContent) as PageData;
  const { scope, known, events } = data;
  const days = `${scope.from ?? '…'} – ${scope.to ?? '…'}`;
  elementWithId('scope').textContent = `${scope.unit}, ${days}, ≤ #${known}`;
  elementWithId('checkpoint').textContent = data.checkpoint;
  const key = elementWithId('key');
  key.value = data.keys.join('\n');
  const head = readHead(data.checkpoint);
  const changed = await checkEvents(events, head);
  // What does not hold is not counted.
  fillSums(events.filter(({ index }) => !changed.includes(index)).map(read), scope.unit);
  const judge = async (): Promise<void> => {
    const lines = key.value.split('\n').filter(line => line.trim() !== '');
    inSum(events.length, changed, await checkKey(head, lines), isWhole);
  };
  key.addEventListener('input', () => void judge());
  await judge();
};

/** Everything the page does. Whatever it stumbles over is red, and said. */
export const showCase = async (): Promise<void> => {
  try {
    await show();
  } catch (error) {
    says('verdict', 'bad', `✗ Trang hỏng / The page is damaged: ${(error as Error).message}`);
  }
};
