import type { Authority } from '#event-sourcing';
import { lineageOn } from './events/index.js';

/** A duty covers its own unit and, if it says so, every unit below it on the effective date. */
export const unitAuthority: Authority = {
  covers: async (grants, duty, unitId, on, gates) => {
    const held = grants.filter(grant => grant.duty === duty);
    if (held.some(grant => grant.unitId === unitId)) return true;
    const wide = new Set(held.filter(({ subtree }) => subtree).map(grant => grant.unitId));
    if (wide.size === 0) return false;
    return (await lineageOn(gates, unitId, on)).some(above => wide.has(above));
  },
};
