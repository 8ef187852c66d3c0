/**
 * ASCII decimal of an exact integer from 0 to 2^53 - 1, without sign or leading zeros (C2SP tlog-checkpoint, "Note
 * text"); otherwise undefined.
 */
export const exactDecimal = (text: string): number | undefined => {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};
