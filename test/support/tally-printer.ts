/** Says how much a sweep tried and found: a sweep that tried nothing must be seen. */
export const printTally = (name: string, tried: number, found: number): void =>
  console.log(`${name}: ${tried} tried, ${found} found`);
