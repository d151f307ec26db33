import { Fault } from '#kernel';
import type { Secrets } from '#platform';

/** A key with the name that is stored beside what it sealed. */
export interface PupilKey {
  readonly id: string;
  /** 32 bytes, for AES-256. */
  readonly bytes: Buffer;
}

/** The keys that seal children's identities: the current one seals, the older ones still open. */
export class KeyRing {
  constructor(private readonly secrets: Pick<Secrets, 'pupilKeys' | 'currentPupilKeyId'>) {}

  /** The key to seal with. Throws a Fault (UNAVAILABLE) where it is missing: nothing is ever stored unsealed. */
  get current(): PupilKey {
    return this.named(this.secrets.currentPupilKeyId);
  }

  /** The key something was sealed with. Throws a Fault (UNAVAILABLE) where it is missing. */
  named(id: string): PupilKey {
    const bytes = this.secrets.pupilKeys.get(id);
    if (bytes === undefined) throw keyMissing(id);
    return { id, bytes };
  }
}

function keyMissing(id: string): Fault {
  return new Fault(
    'UNAVAILABLE',
    "Children's names cannot be read or kept just now. Please tell the people who run this service.",
    { cause: new Error(`The secrets do not hold the pupil key ${id}.`) },
  );
}
