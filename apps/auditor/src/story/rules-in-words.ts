import '#access-log';
import '#assets';
import '#budgets';
import '#corrections';
import '#delegations';
import '#parameters';
import '#periods';
import '#procurement';
import '#redactions';
import '#refusals';
import '#requisitions';
import '#transfers';
import '#units';
import { registerPlatformTexts } from '#platform';

// Each capability registers the words of its rules when it is loaded: refusals are told in them.
registerPlatformTexts();
