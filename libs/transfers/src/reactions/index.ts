import { handOverReactions } from './hand-over.js';
import { releaseReactions } from './release.js';
import { transferDecisionReactions } from './transfer-decision.js';

export const transferReactions = [...transferDecisionReactions, ...handOverReactions, ...releaseReactions];
