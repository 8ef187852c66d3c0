/** Hải Dương's provincial police as it was in 2020: divisions, districts and some of the communes. */
export interface DemoUnit {
  readonly unitId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'ministry' | 'province' | 'division' | 'district' | 'commune';
  readonly parentId?: string;
}

export const ministry = 'bca';
export const province = 'hai-duong';
export const logistics = 'hd-ph10';

const divisions: readonly (readonly [string, string, string])[] = [
  ['hd-ph10', 'PH10', 'Phòng Hậu cần'],
  ['hd-pv01', 'PV01', 'Phòng Tham mưu'],
  ['hd-pa08', 'PA08', 'Phòng Quản lý xuất nhập cảnh'],
  ['hd-pk02', 'PK02', 'Phòng Cảnh sát cơ động'],
  ['hd-pc01', 'PC01', 'Văn phòng Cơ quan Cảnh sát điều tra'],
  ['hd-pc02', 'PC02', 'Phòng Cảnh sát hình sự'],
  ['hd-pc04', 'PC04', 'Phòng Cảnh sát điều tra tội phạm về ma tuý'],
  ['hd-pc06', 'PC06', 'Phòng Cảnh sát quản lý hành chính về trật tự xã hội'],
  ['hd-pc07', 'PC07', 'Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ'],
  ['hd-pc08', 'PC08', 'Phòng Cảnh sát giao thông'],
  ['hd-pc09', 'PC09', 'Phòng Kỹ thuật hình sự'],
];

const districts: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['tp-hai-duong', 'TPHD', 'Công an thành phố Hải Dương', ['Bình Hàn', 'Cẩm Thượng', 'Hải Tân', 'Ngọc Châu']],
  ['tp-chi-linh', 'TPCL', 'Công an thành phố Chí Linh', ['Bến Tắm', 'Cộng Hoà', 'Phả Lại', 'Sao Đỏ']],
  ['kinh-mon', 'KM', 'Công an thị xã Kinh Môn', ['An Lưu', 'Duy Tân', 'Minh Tân', 'Phú Thứ']],
  ['nam-sach', 'NS', 'Công an huyện Nam Sách', ['An Lâm', 'Đồng Lạc', 'Hợp Tiến']],
  ['thanh-ha', 'TH', 'Công an huyện Thanh Hà', ['Cẩm Chế', 'Hồng Lạc', 'Liên Mạc']],
  ['cam-giang', 'CG', 'Công an huyện Cẩm Giàng', ['Cẩm Điền', 'Lương Điền', 'Tân Trường']],
  ['binh-giang', 'BG', 'Công an huyện Bình Giang', ['Bình Minh', 'Thái Học', 'Vĩnh Hồng']],
  ['gia-loc', 'GL', 'Công an huyện Gia Lộc', ['Đoàn Thượng', 'Toàn Thắng', 'Yết Kiêu']],
  ['tu-ky', 'TK', 'Công an huyện Tứ Kỳ', ['Chí Minh', 'Đại Sơn', 'Hưng Đạo']],
  ['ninh-giang', 'NG', 'Công an huyện Ninh Giang', ['Đồng Tâm', 'Hồng Phong', 'Tân Hương']],
  ['thanh-mien', 'TM', 'Công an huyện Thanh Miện', ['Cao Thắng', 'Đoàn Tùng', 'Thanh Giang']],
  ['kim-thanh', 'KT', 'Công an huyện Kim Thành', ['Kim Xuyên', 'Lai Vu', 'Tuấn Việt']],
];

/** Where the communes named here are wards. */
const urban = new Set(['tp-hai-duong', 'tp-chi-linh', 'kinh-mon']);

const communesOf = ([districtId, code, , names]: (typeof districts)[number]): readonly DemoUnit[] =>
  names.map((name, n) => ({
    unitId: `${districtId}-${n + 1}`,
    code: `${code}-${n + 1}`,
    name: `Công an ${urban.has(districtId) ? 'phường' : 'xã'} ${name}`,
    kind: 'commune',
    parentId: districtId,
  }));

export const divisionIds = divisions.map(([unitId]) => unitId);
export const districtIds = districts.map(([unitId]) => unitId);

/** Parents before children. */
export const organisation: readonly DemoUnit[] = [
  { unitId: ministry, code: 'BCA', name: 'Bộ Công an', kind: 'ministry' },
  { unitId: province, code: 'CAHD', name: 'Công an tỉnh Hải Dương', kind: 'province', parentId: ministry },
  ...divisions.map(([unitId, code, name]): DemoUnit => ({
    unitId,
    code,
    name,
    kind: 'division',
    parentId: province,
  })),
  ...districts.map(([unitId, code, name]): DemoUnit => ({
    unitId,
    code,
    name,
    kind: 'district',
    parentId: province,
  })),
  ...districts.flatMap(communesOf),
];
