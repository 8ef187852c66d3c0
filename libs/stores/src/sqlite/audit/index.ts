export type { AuditReceipt, AuditRow, RowBeside, StoredPlace, StoredRow } from './audit-rows.js';
export * from './sqlite-audit.js';
