import type { Persona } from '#platform';
import { districtIds, logistics, ministry, province } from './story/organisation.js';

const persona = (
  name: string,
  vi: string,
  en: string,
  duty: string | readonly string[],
  unitId: string,
  clientId = 'demo-finance',
): Persona => ({
  name,
  title: { vi, en },
  personId: `p-${name}`,
  clientId,
  duties: [duty].flat().map(held => ({ duty: held, unitId, subtree: true })),
});

const ofMinistry: readonly Persona[] = [
  persona('ministry-organiser', 'Cán bộ tổ chức của Bộ', 'Ministry organiser', 'organiser', ministry),
  persona('ministry-finance', 'Cục Kế hoạch và Tài chính', 'Ministry finance', 'appropriator', ministry),
  persona('ministry-budget', 'Cán bộ ngân sách của Bộ', 'Ministry budget manager', 'budgetManager', ministry),
  persona('chief-accountant', 'Kế toán trưởng', 'Chief accountant', 'accountant', ministry),
  persona('auditor', 'Kiểm toán viên', 'Auditor', 'auditor', ministry, 'demo-audit'),
  persona('operator', 'Quản trị vận hành', 'Operator', 'operator', ministry, 'demo-operations'),
];

const buying = 'demo-procurement';
const store = 'demo-warehouse';

const ofProvince: readonly Persona[] = [
  persona(
    'province-finance',
    'Cán bộ tài chính địa phương',
    'Local finance officer',
    'appropriator',
    province,
  ),
  persona('province-budget', 'Cán bộ ngân sách tỉnh', 'Provincial budget manager', 'budgetManager', province),
  persona('deputy-director', 'Phó Giám đốc', 'Deputy director', 'approver', province, buying),
  persona('director', 'Giám đốc', 'Director', 'approver', province, buying),
  persona('buyer', 'Cán bộ mua sắm', 'Buyer', 'buyer', province, buying),
  persona('warehouse', 'Cán bộ tiếp nhận', 'Receiving officer', 'receiver', province, store),
  persona('accountant', 'Kế toán', 'Accountant', 'accountant', province),
  persona('custodian', 'Cán bộ quản lý tài sản', 'Custodian', 'custodian', province, store),
  persona('logistics-requester', 'Cán bộ Phòng Hậu cần', 'Logistics officer', 'requester', logistics, buying),
  // Two duties that must not meet in one purchase: the demo shows who is stopped, and when.
  persona(
    'logistics-head',
    'Trưởng phòng Hậu cần',
    'Head of logistics',
    ['requester', 'approver'],
    logistics,
    buying,
  ),
  persona('storekeeper', 'Thủ kho kiêm kế toán', 'Storekeeper', ['receiver', 'accountant'], province, store),
  persona('inspector', 'Kiểm tra viên', 'Inspector', 'inspector', province, 'demo-audit'),
];

const ofDistrict = (unitId: string): readonly Persona[] => [
  persona(
    `${unitId}-requester`,
    `Người đề nghị (${unitId})`,
    `Requester of ${unitId}`,
    'requester',
    unitId,
    buying,
  ),
  persona(
    `${unitId}-receiver`,
    `Người nhận (${unitId})`,
    `Receiving officer of ${unitId}`,
    'receiver',
    unitId,
    store,
  ),
  persona(
    `${unitId}-custodian`,
    `Quản lý tài sản (${unitId})`,
    `Custodian of ${unitId}`,
    'custodian',
    unitId,
    store,
  ),
];

/** The people of the demo. They do not exist; their units did. */
export const personas: readonly Persona[] = [
  ...ofMinistry,
  ...ofProvince,
  ...districtIds.flatMap(ofDistrict),
];
