/**
 * 48 bits of a command's id, which is a SHA-256 in hex, as a signed integer: SQLite stores such a number in 6 bytes.
 * Two commands may share it, so whoever looks one up compares the whole id afterwards; for that any text will do.
 */
export const commandPrefix = (commandId: string): number =>
  (Number.parseInt(commandId.slice(0, 12), 16) || 0) - 2 ** 47;
