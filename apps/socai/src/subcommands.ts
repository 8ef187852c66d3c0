import type { Subcommand } from '#command-line';

interface Listed {
  readonly summary: string;
  /** It ends by itself, and orderly, when it is told to stop; without this a signal ends the process. */
  readonly stops?: true;
  /** Loaded when it is asked for: nobody waits for what they do not use. */
  load(): Promise<Subcommand>;
}

const checkLog = async () => (await import('./check-log.js')).checkLog;

/** Everything `socai` can do, in the order in which its usage lists it. */
export const subcommands: Readonly<Record<string, Listed>> = {
  views: {
    summary: 'khung nhìn của sổ đang chạy / views of a running ledger',
    stops: true,
    load: async () => (await import('../../operator/src/views.command.js')).views,
  },
  verify: {
    summary: 'kiểm tra toàn bộ sổ hoặc bản công bố / check a whole ledger, or what it published',
    stops: true,
    load: async () => (await import('../../auditor/src/verify/verify.command.js')).verify,
  },
  export: {
    summary: 'xuất hồ sơ cho toà án, thanh tra / a case for a court or an inspectorate',
    stops: true,
    load: async () => (await import('../../auditor/src/case/export.command.js')).exportCase,
  },
  replay: {
    summary: 'dựng lại khung nhìn từ sổ rồi so / rebuild views from the log alone, and compare',
    stops: true,
    load: async () => (await import('../../auditor/src/replay/replay.command.js')).replay,
  },
  history: {
    summary: 'kể lại chuyện của một đơn vị, dòng, gói mua, tài sản / the story of one thing, in sentences',
    load: async () => (await import('../../auditor/src/story/history.command.js')).history,
  },
  witness: {
    summary: 'nhân chứng đồng ký đầu sổ / a witness that cosigns the heads of logs',
    stops: true,
    load: async () => (await import('../../witness/src/witness.command.js')).witness,
  },
  backup: {
    summary: 'sao lưu sổ đang chạy / a checked copy of a ledger, also while it runs',
    stops: true,
    load: async () => (await import('../../operator/src/backup/backup.command.js')).backup(await checkLog()),
  },
  restore: {
    summary: 'khôi phục từ bản sao lưu / put a backup in the place of a lost ledger',
    stops: true,
    load: async () =>
      (await import('../../operator/src/backup/restore.command.js')).restore(await checkLog()),
  },
  copy: {
    summary: 'chuyển sổ lên máy chủ / move a ledger from one machine to servers',
    stops: true,
    load: async () => (await import('../../operator/src/copy/copy.command.js')).copy,
  },
  keys: {
    summary: 'khóa ký của sổ / signing keys of a log',
    load: async () => (await import('../../operator/src/keys/keys.command.js')).keys,
  },
};
