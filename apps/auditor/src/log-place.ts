import { NotUnderstood } from '#command-line';

const servers: readonly string[] = ['esdb', 'esdb+discover', 'kurrentdb', 'kurrentdb+discover'];

/** What `--events` and `SOCAI_EVENTS` name, as the path of a file that can be read. @throws NotUnderstood */
export const logFileIn = (said: string): string => {
  const [scheme] = /^[a-z+]+(?=:)/u.exec(said) ?? [];
  if (scheme !== undefined && servers.includes(scheme))
    throw new NotUnderstood(
      `--events ${scheme}:…: sổ trên máy chủ đọc từ chỉ mục của một tiến trình ledger hay projector / ` +
        'a log on servers is read from the index that each of its ledgers and projectors keeps: ' +
        '--events <SOCAI_DATA>/index.db, of one that runs or of a copy of it',
    );
  return fileIn('--events', said);
};

/** @throws NotUnderstood for anything but a file */
export const fileIn = (name: string, said: string): string => {
  const [scheme] = /^[a-z+]+(?=:)/u.exec(said) ?? [];
  if (scheme !== undefined && scheme !== 'sqlite')
    throw new NotUnderstood(`${name}: chỉ đọc tệp sqlite / only a sqlite file can be read, not ${scheme}:`);
  return said.replace(/^sqlite:/u, '');
};
