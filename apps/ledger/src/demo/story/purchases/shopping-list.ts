import type { GoodName } from '../things/goods.js';
import type { Fate } from './demo-purchase.js';

/** year, month it begins in, who asks, what, and what is special about it. */
export type Wish = readonly [number, number, string, Partial<Readonly<Record<GoodName, number>>>, Fate?];

/**
 * What is bought in three years. The things of it, with those that the ministry delivers, are the 441 of the press
 * report; which of them were bought, when and for how much is invented.
 */
export const wishes: readonly Wish[] = [
  [2018, 2, 'tp-hai-duong', { car: 4 }],
  [2018, 2, 'kinh-mon', { motorcycle: 6 }],
  [2018, 3, 'nam-sach', { cabinet: 60 }],
  [2018, 3, 'hd-ph10', { torch: 120, vest: 200 }],
  [2018, 4, 'tp-chi-linh', { kit: 6 }, 'retained'],
  [2018, 4, 'thanh-ha', { cabinet: 40 }, 'returned'],
  [2018, 5, 'cam-giang', { car: 2 }],
  [2018, 5, 'hd-ph10', { tyre: 40 }, 'reversed'],
  [2018, 6, 'gia-loc', { extinguisher: 70 }, 'storekeeperPays'],
  [2018, 7, 'hd-ph10', { bed: 30 }, 'cancelled'],
  [2018, 7, 'ninh-giang', { vest: 150 }],
  [2019, 2, 'kim-thanh', { car: 3 }],
  [2019, 2, 'binh-giang', { car: 3 }, 'amended'],
  [2019, 2, 'tu-ky', { motorcycle: 6 }],
  [2019, 3, 'tp-hai-duong', { cabinet: 60 }],
  [2019, 3, 'thanh-mien', { cabinet: 45 }],
  [2019, 4, 'hd-ph10', { camera: 3, siren: 4 }, 'overpaid'],
  [2019, 4, 'tp-chi-linh kinh-mon', { kit: 8 }],
  [2019, 5, 'hd-ph10', { torch: 90, tyre: 24 }],
  [2019, 5, 'nam-sach', { extinguisher: 60 }],
  [2019, 6, 'gia-loc', { vest: 130 }, 'selfApproved'],
  [2019, 6, 'hd-ph10', { car: 10 }, 'noMoney'],
  [2019, 7, 'cam-giang', { bed: 24 }],
  [2020, 2, 'hd-ph10', { mask: 2400, gloves: 900, disinfectant: 800 }],
  [2020, 2, 'tp-chi-linh', { thermometer: 60, suit: 700 }],
  [2020, 2, 'kinh-mon', { bed: 60 }],
  [2020, 3, 'tp-hai-duong', { car: 4 }],
  [2020, 3, 'ninh-giang', { car: 2 }],
  [2020, 3, 'thanh-ha', { motorcycle: 4 }],
  [2020, 4, 'kim-thanh', { motorcycle: 4 }],
  [2020, 4, 'thanh-mien', { cabinet: 60 }],
  [2020, 4, 'binh-giang', { cabinet: 30 }, 'returned'],
  [2020, 5, 'hd-ph10', { camera: 4, siren: 6 }, 'unevaluated'],
  [2020, 5, 'tu-ky nam-sach', { kit: 10 }, 'retained'],
  [2020, 6, 'hd-ph10', { torch: 80, vest: 100 }],
  [2020, 6, 'gia-loc', { tyre: 36 }, 'terminated'],
  [2020, 7, 'hd-ph10', { extinguisher: 90 }, 'underWay'],
  [2020, 7, 'cam-giang', { vest: 160 }],
];
