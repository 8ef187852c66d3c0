import type { OneAssetRow } from './one-asset.row.js';

/** Question 3: who answers for a car, since when, under which decision. */
export const heldAssetExample: OneAssetRow = {
  assetId: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9f01',
  assetNumber: 'HD-2018-XE-011',
  manufacturer: 'THACO',
  manufacturerSerial: 'SN-011',
  itemCode: 'xe-oto',
  assetClass: 'fixedAsset',
  regime: 'specialised',
  origin: {
    kind: 'inKind',
    ref: '2018/QĐ-H03',
  },
  originalCost: '780000000',
  accumulatedWear: '0',
  registeredOn: '2018-03-15',
  inServiceFrom: '2018-03-15',
  fundings: [],
  accountable: {
    unitId: 'kinh-mon',
    officerId: 'p-kinh-mon-receiver',
  },
  heldSince: '2020-05-22',
  unitName: 'Công an thị xã Kinh Môn',
  location: 'Trụ sở Kinh Môn',
  status: 'inService',
  revision: 2,
  heldUnder: {
    type: 'AssetTakenOver',
    index: 5542,
    person: 'p-kinh-mon-receiver',
    effectiveDate: '2020-05-22',
    document: {
      issuer: 'Công an tỉnh Hải Dương',
      kind: 'biên bản bàn giao',
      number: '01-BBBG/2020',
      date: '2020-05-22',
      sha256: '6efbbd95b0037ad1452b7738ea9e4b77ef62243c0d14a014d4a40cbf442abe02',
    },
    transferId: '0190a5c4-1b2e-7c3d-8e4f-5a6b7c8d9f02',
    event: '/v1/events/5542',
    proof: {
      href: '/v1/proofs/inclusion?event=5542',
    },
    decision: {
      index: 5382,
      person: 'p-director',
      effectiveDate: '2020-05-11',
      document: {
        issuer: 'Công an tỉnh Hải Dương',
        kind: 'quyết định điều động',
        number: '01/2020/ĐC',
        date: '2020-05-11',
        sha256: '6efbbd95b0037ad1452b7738ea9e4b77ef62243c0d14a014d4a40cbf442abe02',
      },
      event: '/v1/events/5382',
      proof: {
        href: '/v1/proofs/inclusion?event=5382',
      },
    },
  },
};
