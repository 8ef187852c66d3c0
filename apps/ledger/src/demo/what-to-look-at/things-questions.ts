import { purchaseId } from '../story/purchases/demo-purchase.js';
import { purchases } from '../story/purchases/plans.js';
import { transferId, transfers } from '../story/transfers/demo-transfer.js';
import { csv, pretty, type Question } from './question.js';

const bought = purchases.find(({ key }) => key === '2020-27')!;
const [cars] = transfers as [(typeof transfers)[number]];
const [car] = cars.things as [(typeof cars.things)[number]];
const placesOfCars = (day: string) => `/v1/assets?itemCode=xe-oto&effective=${day}`;
const numberUnitOfficerPlace = `${csv} | cut -d, -f2,9,11-14 | sort -r`;

export const purchaseQuestions: readonly Question[] = [
  {
    vi: `Toàn bộ hồ sơ gói ${bought.key}`,
    en: 'The whole file of a purchase: four cars, two lines',
    as: 'BUYER',
    path: `/v1/purchases/${purchaseId(bought)}`,
    then: `${pretty} | less`,
  },
  {
    vi: 'Tạm ứng chưa thu hồi theo tuổi nợ',
    en: 'Outstanding advances by age',
    as: 'INSPECTOR',
    path: '/v1/outstanding-advances',
    then: pretty,
  },
  {
    vi: 'Quy trình chưa xong (đang rỗng)',
    en: 'Unfinished processes (there are none)',
    as: 'AUDITOR',
    path: '/v1/processes?state=open',
    then: pretty,
  },
];

export const assetQuestions: readonly Question[] = [
  {
    vi: 'Từng xe ô tô ở đâu, ai giữ, ngày 20-5-2020',
    en: 'Where every car was, and with whom, on 20 May',
    as: 'AUDITOR',
    path: placesOfCars('2020-05-20'),
    then: numberUnitOfficerPlace,
  },
  {
    vi: '… và ngày 31-12-2020',
    en: '… and on 31 December',
    as: 'AUDITOR',
    path: placesOfCars('2020-12-31'),
    then: numberUnitOfficerPlace,
  },
  {
    vi: `Lịch sử xe ${car.assetNumber}`,
    en: 'Everything that happened to one of them',
    as: 'AUDITOR',
    path: `/v1/assets/${car.assetId}/history`,
    then: `${csv} | cut -d, -f1-10`,
  },
  {
    vi: 'Điều động đang dở dang',
    en: 'Transfers under way, and for how many days',
    as: 'DIRECTOR',
    path: '/v1/transfers?open=true',
    then: `${csv} | cut -d, -f2,3,5,7,9,15-17`,
  },
  {
    vi: 'Biên bản bàn giao hai xe',
    en: 'The hand-over record of two cars, for people',
    as: 'RECEIVER',
    path: `/v1/transfers/${transferId(cars)}/hand-over-record`,
    then: "-H 'accept: text/plain'",
  },
];
