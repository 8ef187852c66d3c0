import type { DemoDocument } from '../demo-client.js';
import { type DemoUnit, organisation } from './organisation.js';
import { requiredDocuments } from './purchases/papers.js';
import type { Chapter } from './story.js';

const founding: DemoDocument = {
  issuer: 'Bộ Công an',
  kind: 'quyết định tổ chức bộ máy',
  number: '2017/QĐ-TCBM-DEMO',
  date: '2017-10-01',
};

const establish =
  ({ unitId, ...unit }: DemoUnit): Chapter['steps'][number] =>
  client =>
    client.send({
      as: 'ministry-organiser',
      path: '/v1/units',
      key: `unit ${unitId}`,
      on: '2017-11-01',
      document: founding,
      body: { unitId, ...unit },
    });

/** Values marked (check) in the domain's notes come from secondary sources. */
const parameters = [
  {
    name: 'fiscalYearWindow',
    values: { opens: '12-01', closes: '01-31' },
    source: 'Luật Ngân sách nhà nước 83/2015/QH13, điều 64 (cần kiểm tra)',
  },
  {
    name: 'transferDeadlines',
    values: { decide: '30', dispatch: '30', receive: '30' },
    source: 'Nghị định 151/2017/NĐ-CP (cần kiểm tra)',
  },
  {
    name: 'fixedAssetThreshold',
    values: { cost: '10000000', lifeMonths: '12' },
    source: 'Thông tư 45/2018/TT-BTC, điều 3 (cần kiểm tra)',
  },
  {
    name: 'procurementThresholds',
    values: { headDecides: '50000000', directAppointment: '100000000', competitiveQuotation: '5000000000' },
    source: 'Nghị định 63/2014/NĐ-CP, điều 54 và 57; Thông tư 58/2016/TT-BTC (cần kiểm tra)',
  },
  {
    name: 'delegationThresholds',
    values: {
      ministry: '10000000000',
      province: '1000000000',
      division: '200000000',
      district: '100000000',
      commune: '20000000',
      station: '10000000',
      checkpoint: '5000000',
    },
    source: 'Số liệu minh hoạ, theo thông lệ phân cấp, uỷ quyền / invented',
  },
  {
    name: 'requiredDocuments',
    values: requiredDocuments,
    source: 'Số liệu minh hoạ, theo thông lệ hồ sơ mua sắm / invented',
  },
];

const levels = ['ministry', 'province', 'division', 'district', 'commune'] as const;

export const foundingChapters: readonly Chapter[] = [
  ...levels.map(level => ({
    title: { vi: 'Lập tổ chức', en: 'The organisation' },
    steps: organisation.filter(({ kind }) => kind === level).map(establish),
  })),
  {
    title: { vi: 'Tham số pháp lý', en: 'Legal parameters' },
    steps: parameters.map(
      ({ name, values, source }) =>
        client =>
          client.send({
            as: 'ministry-finance',
            path: `/v1/parameters/${name}`,
            key: `parameter ${name}`,
            on: '2017-01-01',
            document: { ...founding, kind: 'tham số', number: `2017/TS-${name}` },
            body: { values, source },
          }),
    ),
  },
];
