import { sha256 } from '#kernel';

const digest = /^[0-9a-f]{64}$/u;

/**
 * 48 bits of a command's id as a signed integer: SQLite stores such a number in 6 bytes. Two commands may share it, so
 * whoever looks one up compares the whole id afterwards.
 */
export const commandPrefix = (commandId: string): number => {
  const hex = digest.test(commandId) ? commandId : sha256(commandId);
  return Number.parseInt(hex.slice(0, 12), 16) - 2 ** 47;
};
