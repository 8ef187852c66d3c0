/** Injects the present: a `Clock`. */
export const CLOCK = Symbol('Clock');
