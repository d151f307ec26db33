import { Temporal, type Clock } from '#kernel';

/** A clock that stands still on a day until a test moves it on, so that a story can come to its next pay day. */
export class MovableClock implements Clock {
  private moved: Temporal.Instant | undefined;

  constructor(private readonly start: Clock) {}

  now(): Temporal.Instant {
    return this.moved ?? this.start.now();
  }

  /** Does some work on the morning of another day ("2027-01-15"), and comes back. */
  async on<T>(day: string, work: () => Promise<T>): Promise<T> {
    this.moved = Temporal.Instant.from(`${day}T10:00:00Z`);
    try {
      return await work();
    } finally {
      this.moved = undefined;
    }
  }
}
