import { commandTexts } from '../commands/command.texts.js';
import { dtoTexts } from '../dto/dto.texts.js';
import { identityTexts } from '../identity/identity.texts.js';
import { problemTexts } from '../problems/problem-texts.js';
import { requestTexts } from '../problems/problem.texts.js';
import { queryTexts } from '../queries/query.texts.js';

/** The words of every code that the plumbing itself answers with. */
export const registerPlatformTexts = (): void => {
  for (const texts of [requestTexts, dtoTexts, commandTexts, identityTexts, queryTexts])
    problemTexts.register(texts);
};
