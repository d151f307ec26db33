/** Numbers that look random and are the same every time, so that everybody's demonstration is the same. */
export class SeededRandom {
  constructor(private state: number) {}

  /** From 0 up to, but not including, 1 (Mulberry32: small, fast, good enough to scatter sizes). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** True with a chance from 0 to 1. */
  chance(of: number): boolean {
    return this.next() < of;
  }

  /** One of the choices, each as likely as its weight. Throws RangeError where there is none. */
  pick<T>(choices: readonly (readonly [choice: T, weight: number])[]): T {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    throw new RangeError('There is nothing to pick from.');
  }

  /** A factor around 1 that halves as often as it doubles: most values lie between 1/(1 + spread)² and (1 + spread)². */
  factor(spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return (1 + spread) ** normal;
  }
}
