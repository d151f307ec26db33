/** A school as other rooms need to know it. */
export interface SchoolSummary {
  readonly id: string;
  /** The URN in force, or the last one of a closed school. */
  readonly urn: number;
  readonly name: string;
  readonly isOpen: boolean;
  readonly isMainstream: boolean;
  /** Whether the local authority runs the school's accounts; academies keep their own. */
  readonly isMaintained: boolean;
  readonly hasResourcedProvision: boolean;
}

/** A community as other rooms need to know it. */
export interface CommunitySummary {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
