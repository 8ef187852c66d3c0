import { derivedId, firstRefusal, moneyText } from '#kernel';
import { consequence, type DelegatedAuthority } from '#event-sourcing';
import { lineageOn, unitFold, unitMustBeOpen, unitStream } from '#units/events';
import { freeNeed, reserveNeed } from './commands/needs/needs.js';
import {
  attemptFold,
  type DelegableDuty,
  delegationFold,
  delegationStream,
  type MatterCategory,
  mustBeInForce,
  mustLieWithin,
  needIdOf,
  needStream,
} from './events/index.js';

/** Whether a delegation reaches a decision on its effective date, and what of its ceiling the decision takes. */
export const delegatedAuthority: DelegatedAuthority = {
  objection: async (act, gates) => {
    const { actor, duty, on, units } = act;
    const { granted, revokedFrom } = await gates.read(delegationStream(actor.delegationId!), delegationFold);
    const isHeld =
      granted?.toPersonId === actor.personId &&
      granted.from.personId === actor.onBehalfOf &&
      granted.from.duty === duty;
    if (!granted || !isHeld) return 'not-held';
    const giver = granted.from.unitId;
    const lineages = [];
    for (const unit of units) lineages.push(await lineageOn(gates, unit, on));
    return firstRefusal(
      mustBeInForce(granted, revokedFrom, on),
      unitMustBeOpen(giver, await gates.read(unitStream(giver), unitFold), on),
      mustLieWithin(granted, act, lineages),
    );
  },

  reservation: async ({ actor, duty, on, units, category, command, commandId, subject }, worth, gates) => {
    const year = on.slice(0, 4);
    const unitId = units[0]!;
    const needId = needIdOf(year, unitId, category);
    const attempt = await gates.read(needStream(needId), attemptFold);
    const reservationId = derivedId(commandId, 'reservation', attempt);
    return {
      id: reservationId,
      reserve: consequence(reserveNeed, {
        needId,
        reservationId,
        year,
        unitId,
        command,
        subject,
        attempt,
        category: category as MatterCategory,
        duty: duty as DelegableDuty,
        delegationId: actor.delegationId!,
        decision: commandId,
        amount: moneyText(worth),
      }),
      free: consequence(freeNeed, { needId, reservationId }),
    };
  },
};
