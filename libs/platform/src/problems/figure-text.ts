import type { Language } from './language.js';

/** A whole figure, its thousands told apart: `1.500.000` in Vietnamese, `1,500,000` in English. For reading only. */
export const figureText = (figure: string, language: Language): string =>
  figure.replace(/\B(?=(\d{3})+$)/gu, language === 'vi' ? '.' : ',');

/** A day (`2020-12-31`) as it is read: `31/12/2020` in Vietnamese, as it is in English. */
export const dayText = (day: string, language: Language): string =>
  language === 'vi' ? day.split('-').reverse().join('/') : day;
