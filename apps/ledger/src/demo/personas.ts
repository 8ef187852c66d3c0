import type { Persona } from '#platform';

const subtree = (duty: string, unitId: string) => ({ duty, unitId, subtree: true });

/** The people of the demo. They do not exist; their units are Hải Dương's of 2020. */
export const personas: readonly Persona[] = [
  {
    name: 'ministry-organiser',
    title: { vi: 'Cán bộ tổ chức của Bộ', en: 'Ministry organiser' },
    personId: 'p-ministry-organiser',
    clientId: 'demo',
    duties: [subtree('organiser', 'bca')],
  },
  {
    name: 'ministry-finance',
    title: { vi: 'Cán bộ tài chính của Bộ', en: 'Ministry finance officer' },
    personId: 'p-ministry-finance',
    clientId: 'demo',
    duties: [subtree('appropriator', 'bca'), subtree('budgetManager', 'bca')],
  },
  {
    name: 'operator',
    title: { vi: 'Quản trị vận hành', en: 'Operator' },
    personId: 'p-operator',
    clientId: 'demo',
    duties: [subtree('operator', 'bca')],
  },
];
