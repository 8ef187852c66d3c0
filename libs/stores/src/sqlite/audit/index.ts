export type { AuditReceipt, AuditRow, RowBefore } from './audit-rows.js';
export * from './sqlite-audit.js';
