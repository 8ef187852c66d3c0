import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  approved,
  custodyCastOf,
  dispatchOf,
  foundCustody,
  idIn,
  receiptOf,
  registered,
  transferOf,
} from './custody-cast.js';
import { paper, recorded } from './hai-duong.js';
import type { Client } from './ledger-client.js';
import type { LedgerProcess } from './ledger-process.js';

const people = {
  organiser: { personId: 'p-organiser', duties: ['organiser@bca/'] },
  operator: { personId: 'p-operator', duties: ['operator@bca/'] },
  both: { personId: 'p-both', duties: ['organiser@bca/', 'operator@bca/'] },
  districtOrganiser: { personId: 'p-district', duties: ['organiser@chi-linh/'] },
  auditor: { personId: 'p-auditor', duties: ['auditor@bca/'] },
  service: { duties: ['auditor@bca/'] },
  receiver: { personId: 'p-mai', duties: ['receiver@kinh-mon'] },
  sender: { personId: 'p-hung', duties: ['custodian@chi-linh'] },
  custodian: { personId: 'p-province', duties: ['custodian@hai-duong/'] },
} as const;
export type RedactionCast = Readonly<Record<keyof typeof people, Client>>;

/** Who orders, carries out, reads and must not read. */
export const redactionCastOf = async (ledger: LedgerProcess): Promise<RedactionCast> =>
  Object.fromEntries(
    await Promise.all(Object.entries(people).map(async ([role, who]) => [role, await ledger.as(who)])),
  ) as RedactionCast;

/** A car goes to another district, whose officer signs for it and notes something. */
export const receivedWith = async (ledger: LedgerProcess, note: string) => {
  await foundCustody(ledger);
  const cast = await custodyCastOf(ledger);
  const cars = await registered(cast, '34A-017');
  const request = recorded(await cast.custodian.post('/v1/transfers', transferOf(cars)));
  const transferId = idIn(request);
  await approved(cast, transferId, request.waitToken);
  recorded(await cast.storekeeper.post(`/v1/transfers/${transferId}/dispatch`, dispatchOf(cars)));
  const receive = `/v1/transfers/${transferId}/receive?wait=30`;
  const receipt = { ...receiptOf('BB-1', cars), note };
  recorded(await cast.receiver.post(receive, receipt, { 'idempotency-key': 'receipt-1' }));
  return { receive, receipt };
};

/** The recorded rows of a type, as an auditor sees them. */
export const rowsOf = async (auditor: Client, type: string): Promise<readonly any[]> =>
  (await auditor.get(`/v1/events?type=${type}&limit=500`)).body.items;

export const orderOf = (...targets: readonly object[]) => ({
  ...paper('30/QĐ', '2020-04-01'),
  legalGround: 'Luật Bảo vệ dữ liệu cá nhân; đơn của chủ thể dữ liệu ngày 30/3/2020',
  targets,
});

/** Files of a folder that hold some bytes, whatever they are. */
export const filesWith = (folder: string, needle: Buffer | string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ name }) => name)
    .filter(name => readFileSync(join(folder, name)).includes(needle));
