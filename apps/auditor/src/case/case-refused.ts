import { NotDone } from '#command-line';
import type { PackedTree } from './packed-tree.js';

const verifyFirst = 'socai verify nói rõ / says more.';

/** The ledger cannot vouch for the case that was asked for: nothing is written. */
export class CaseRefused extends NotDone {
  constructor(code: string, message: string, numbers: Readonly<Record<string, number>> = {}) {
    super(code, message, [], numbers);
  }

  static noHead(known?: number): CaseRefused {
    return known === undefined
      ? new CaseRefused('case.no-head', 'Sổ chưa ký đầu sổ nào / The ledger has signed no head yet.')
      : new CaseRefused(
          'case.no-head',
          `Chưa có đầu sổ đã ký nào phủ chỉ mục ${known} / No signed head covers index ${known} yet.`,
          { known },
        );
  }

  static headUnknown(size: number): CaseRefused {
    const text = `Sổ không ký đầu sổ nào có ${size} sự kiện / The ledger signed no head of ${size} events.`;
    return new CaseRefused('case.head-unknown', text, { size });
  }

  static headTooSmall(size: number, known: number): CaseRefused {
    const text =
      `Đầu sổ ${size} không phủ chỉ mục ${known} / ` +
      `The head of ${size} events does not cover index ${known}.`;
    return new CaseRefused('case.head-too-small', text, { size, known });
  }

  static nothingKnown(): CaseRefused {
    return new CaseRefused('case.nothing-known', 'Lúc ấy sổ còn trống / The ledger was still empty then.');
  }

  static unitUnknown(unit: string, known: number): CaseRefused {
    const text = `Sổ không biết đơn vị ${unit} / The ledger knows no unit ${unit}, up to index ${known}.`;
    return new CaseRefused('case.unit-unknown', text, { known });
  }

  static headNotSigned(reason: string): CaseRefused {
    return new CaseRefused(
      'case.head-not-signed',
      `Đầu sổ không có chữ ký của khoá đã cho / The head is not signed by the given key: ${reason}.`,
    );
  }

  static mayNotOpen(fields: number): CaseRefused {
    const text =
      `Không nhiệm vụ nào của người hỏi mở được ${fields} trường niêm phong / ` +
      `No duty of whoever asks opens any of the ${fields} sealed fields.`;
    return new CaseRefused('case.may-not-open', text, { fields });
  }

  static otherLedger(index: number): CaseRefused {
    const text =
      `Sổ được hỏi không phải sổ của hồ sơ: sự kiện ${index} / ` +
      `The ledger that was asked is not that of the case: event ${index}.`;
    return new CaseRefused('case.other-ledger', text, { index });
  }

  static otherText(index: number, field: string): CaseRefused {
    const text =
      `Văn bản của ${field} không phải văn bản mà sự kiện ${index} cam kết / ` +
      `The text of ${field} is not the one that event ${index} commits to.`;
    return new CaseRefused('case.other-text', text, { index });
  }

  static gap(index: number): CaseRefused {
    const text = `Thiếu sự kiện ${index} / Event ${index} is missing. ${verifyFirst}`;
    return new CaseRefused('event.missing', text, { index });
  }

  static unreadable(index: number, reason: string): CaseRefused {
    const text = `Không đọc được sự kiện ${index} / Event ${index} cannot be read: ${reason}. ${verifyFirst}`;
    return new CaseRefused('event.unreadable', text, { index });
  }

  static otherRoot({ size }: { readonly size: number }, tree: PackedTree): CaseRefused {
    const text = `Các sự kiện không dẫn tới gốc đã ký / The events do not lead to the signed root. ${verifyFirst}`;
    return new CaseRefused('head.root', text, { size, events: tree.size });
  }
}
