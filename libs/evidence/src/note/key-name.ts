/** Not empty, no Unicode space, no plus sign. Source: C2SP signed-note, "Format". */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[\p{White_Space}+]/u.test(name) && !hasControls(name);

/** Control characters below U+0020; a note's text may hold line feeds, of these, and nothing else. */
const hasControls = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) < 0x20) return true;
  return false;
};

/** The first line feed aside, where a note must not be read on; -1 when there is none. */
export const controlIn = (text: string): number => {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 && unit !== 0x0a) return at;
  }
  return -1;
};
