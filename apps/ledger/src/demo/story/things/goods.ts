import type { Purpose } from '../lines.js';

/** Something the demo buys or is given. Prices are invented (số liệu minh hoạ), tax included. */
export interface Good {
  readonly itemCode: string;
  readonly description: string;
  readonly uom: string;
  readonly price: bigint;
  readonly purpose: Purpose;
  /** Absent for what is used up. */
  readonly thing?: Thing;
}

export interface Thing {
  readonly assetClass: 'fixedAsset' | 'tool';
  readonly regime: 'special' | 'specialised' | 'management';
  /** Stands in asset numbers: `HD-2020-XE-001`. */
  readonly letters: string;
  /** Cabinets have no serial number. */
  readonly serial: boolean;
  readonly manufacturer?: string;
}

const thing = (
  itemCode: string,
  description: string,
  uom: string,
  price: bigint,
  letters: string,
  more: Partial<Thing> = {},
): Good => ({
  itemCode,
  description,
  uom,
  price,
  purpose: 'equipment',
  thing: { assetClass: 'fixedAsset', regime: 'specialised', letters, serial: true, ...more },
});

const usedUp = (itemCode: string, description: string, uom: string, price: bigint): Good => ({
  itemCode,
  description,
  uom,
  price,
  purpose: 'supplies',
});

const made = (manufacturer: string) => ({ manufacturer: `${manufacturer} (minh hoạ)` });

export const goods = {
  car: thing('xe-oto', 'Xe ô tô các loại', 'chiếc', 780_000_000n, 'XE', made('THACO')),
  motorcycle: thing('xe-mo-to', 'Xe mô tô 2 bánh', 'chiếc', 68_000_000n, 'MT', made('Honda')),
  boat: thing('xuong', 'Xuồng máy', 'chiếc', 1_150_000_000n, 'XU', made('James Boat')),
  cabinet: thing('tu-ho-so', 'Tủ đựng tài liệu', 'chiếc', 4_200_000n, 'TU', {
    assetClass: 'tool',
    regime: 'management',
    serial: false,
    ...made('Hoà Phát'),
  }),
  camera: thing('may-anh', 'Máy ảnh nghiệp vụ', 'chiếc', 24_500_000n, 'MA', made('Canon')),
  kit: thing('bo-kham-nghiem', 'Bộ phương tiện khám nghiệm hiện trường', 'bộ', 36_000_000n, 'KN'),
  binoculars: thing('ong-nhom-hong-ngoai', 'Ống nhòm hồng ngoại', 'chiếc', 185_000_000n, 'ON', {
    regime: 'special',
    ...made('Pulsar'),
  }),
  siren: thing('coi-u', 'Còi ủ', 'chiếc', 28_000_000n, 'CU'),
  torch: usedUp('den-pin', 'Đèn pin tuần tra', 'chiếc', 850_000n),
  vest: usedUp('ao-phan-quang', 'Áo phản quang', 'chiếc', 320_000n),
  tyre: usedUp('lop-xe', 'Lốp xe ô tô', 'chiếc', 2_350_000n),
  extinguisher: usedUp('binh-chua-chay', 'Bình chữa cháy', 'bình', 640_000n),
  bed: usedUp('giuong-tang', 'Giường tầng', 'chiếc', 2_900_000n),
  thermometer: usedUp('nhiet-ke', 'Nhiệt kế hồng ngoại', 'chiếc', 1_450_000n),
  mask: usedUp('khau-trang', 'Khẩu trang y tế', 'hộp', 95_000n),
  gloves: usedUp('gang-tay', 'Găng tay y tế', 'hộp', 140_000n),
  suit: usedUp('quan-ao-phong-dich', 'Quần áo phòng, chống dịch', 'bộ', 185_000n),
  disinfectant: usedUp('nuoc-sat-khuan', 'Nước sát khuẩn', 'lít', 120_000n),
} as const satisfies Readonly<Record<string, Good>>;

export type GoodName = keyof typeof goods;
export const goodOf = (name: GoodName): Good => goods[name];
