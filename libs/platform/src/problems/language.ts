/** The languages people are answered in; the first is the default. */
export type Language = 'vi' | 'en';

const preference =
  /^\s*(?<tag>[A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9]+)*\s*(?:;\s*q=(?<q>[01](?:\.\d{0,3})?))?\s*$/u;

/** The better of the two for an `Accept-Language` header (RFC 9110, section 12.5.4); Vietnamese if in doubt. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  let best: Language = 'vi';
  let weight = 0;
  for (const part of (acceptLanguage ?? '').slice(0, 1000).split(',')) {
    const { tag, q } = preference.exec(part)?.groups ?? {};
    const language = tag?.toLowerCase();
    const asked = Number(q ?? 1);
    if ((language === 'vi' || language === 'en') && asked > weight) [best, weight] = [language, asked];
  }
  return best;
};
