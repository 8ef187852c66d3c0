import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, open, rename, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { HourContent } from '#access-log/ports';

const lineBreak = 10;

/** A file that is not there has nothing in it. @throws any other error of the file system */
export const missing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};

export const contentOf = async (path: string): Promise<HourContent | undefined> => {
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(lineBreak); at >= 0; at = chunk.indexOf(lineBreak, at + 1)) lines += 1;
    }
  } catch (error) {
    return missing(error as NodeJS.ErrnoException);
  }
  return { lines, bytes, sha256: hash.digest('hex') };
};

/** From the n-th line on, read as they are asked for. */
export async function* linesOf(path: string, from: number): AsyncGenerator<string> {
  const input = createReadStream(path);
  let at = 0;
  try {
    for await (const line of createInterface({ input })) if (at++ >= from) yield line;
  } catch (error) {
    missing(error as NodeJS.ErrnoException);
  } finally {
    input.destroy();
  }
}

/** Whether its last line was being written when a process ended. */
export const endsTorn = async (path: string): Promise<boolean> => {
  const file = await open(path, 'r').catch(missing);
  if (!file) return false;
  try {
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    return size > 0 && (await file.read(last, 0, 1, size - 1)).bytesRead === 1 && last[0] !== lineBreak;
  } finally {
    await file.close();
  }
};

/** Readable by the owner only. */
export const append = (path: string, text: string): Promise<void> => appendFile(path, text, { mode: 0o600 });

/** There whole or as it was. */
export const replace = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}.new`, `${text}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
};
