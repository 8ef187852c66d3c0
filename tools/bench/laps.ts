/**
 * Seconds taken in parts, by the clock and of the processor, all threads together.
 * What lies between is not counted.
 */
export class Laps {
  seconds = 0;
  processor = 0;

  async of<T>(work: () => T | Promise<T>): Promise<T> {
    const began = performance.now();
    const before = process.cpuUsage();
    const made = await work();
    const { user, system } = process.cpuUsage(before);
    this.processor += (user + system) / 1_000_000;
    this.seconds += (performance.now() - began) / 1_000;
    return made;
  }
}
