import type { HandedOverRow, HandOverRecordsRow, RecordRow } from './hand-over-record.query.js';
import { day, dong, outcomes, paperText } from './record-words.js';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands in HTML, in elements and in quoted attributes. */
const said = (text: string | number | undefined): string =>
  String(text ?? '').replace(/[&<>"]/gu, sign => escapes[sign]!);

const line = (thing: HandedOverRow, n: number): string => {
  const { originalCost, accumulatedWear, netValue } = thing.bookValues;
  const cells = [n + 1, thing.assetNumber, thing.itemCode, thing.conditionSent, thing.conditionReceived];
  const money = [originalCost, accumulatedWear, netValue].map(dong);
  return `<tr>${[...cells, ...money, outcomes[thing.outcome]].map(cell => `<td>${said(cell)}</td>`).join('')}</tr>`;
};

const heads = [
  'STT',
  'Số tài sản',
  'Mã hàng',
  'Tình trạng khi giao',
  'Tình trạng khi nhận',
  'Nguyên giá',
  'Hao mòn lũy kế',
  'Giá trị còn lại',
  'Kết quả',
];

const paper = (document: RecordRow['document']): string => said(paperText(document));

const parties = ({ fromUnitName, toUnitName, dispatched }: HandOverRecordsRow, record: RecordRow): string => `
<p><b>Bên giao:</b> ${said(fromUnitName)}; người giao: ${said(dispatched?.by)};
giao tại ${said(dispatched?.from)} ngày ${day(dispatched?.on ?? '')}; vận chuyển: ${said(dispatched?.carrier)}.</p>
<p><b>Bên nhận:</b> ${said(toUnitName)}; người nhận, chịu trách nhiệm quản lý:
${said(record.receivingOfficer)}; để tại ${said(record.location)}.</p>`;

const section = (transfer: HandOverRecordsRow, record: RecordRow): string => `
<article>
<p class="state"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc</p>
<h1>BIÊN BẢN BÀN GIAO TÀI SẢN</h1>
<p class="number">Số: ${said(record.recordNumber)}, ngày ${day(record.on)}</p>
<p><b>Căn cứ:</b> ${transfer.decided ? paper(transfer.decided.document) : ''}; ${paper(record.document)}.</p>
<p><b>Lý do:</b> ${said(transfer.reason)}</p>
${parties(transfer, record)}
<table><thead><tr>${heads.map(head => `<th>${head}</th>`).join('')}</tr></thead>
<tbody>${record.items.map(line).join('\n')}</tbody></table>
<p>Tổng số: ${record.items.length} tài sản; tổng giá trị còn lại: ${dong(record.totalNetValue)}.</p>
<table class="signatures"><tr><td><b>BÊN GIAO</b><br>${said(transfer.dispatched?.by)}</td>
<td><b>BÊN NHẬN</b><br>${said(record.receivingOfficer)}</td></tr></table>
<p class="source">Sổ Cái: điều chuyển ${said(transfer.transferId)}, ghi sổ lúc ${said(record.at)}, sự kiện số
${record.index}.</p>
</article>`;

const style = `body{font-family:serif;max-width:60rem;margin:2rem auto}table{border-collapse:collapse;width:100%}
th,td{border:1px solid;padding:.3rem}.state,.number,h1{text-align:center}.signatures td{border:0;text-align:center;
height:6rem;vertical-align:top}.source{font-size:.8rem}article{page-break-after:always}`;

/** The records of a transfer as a page that a person reads, prints and signs. */
export const recordPage = (transfer: HandOverRecordsRow): string => `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Biên bản bàn giao</title><style>${style}</style></head>
<body>${transfer.records.map(record => section(transfer, record)).join('\n')}</body></html>
`;
