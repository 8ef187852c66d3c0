export type { AuditRow, RowBeside, StoredPlace, StoredRow } from './audit-rows.js';
export * from './sqlite-audit.js';
