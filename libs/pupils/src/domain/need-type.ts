/** The four broad areas of need (SEND code of practice 2015, paragraphs 6.28 to 6.35). */
export const BROAD_AREAS = {
  COMMUNICATION_AND_INTERACTION: 'Communication and interaction',
  COGNITION_AND_LEARNING: 'Cognition and learning',
  SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH: 'Social, emotional and mental health',
  SENSORY_AND_PHYSICAL: 'Sensory and/or physical',
} as const;

export type BroadArea = keyof typeof BROAD_AREAS;

interface NeedDescription {
  readonly label: string;
  /** Absent where the school census puts the type in no broad area. */
  readonly area?: BroadArea;
}

/** The types of need of the school census. The database holds the same list in `ck_need_type`. */
export const NEED_TYPES = {
  SPLD: { label: 'Specific learning difficulty', area: 'COGNITION_AND_LEARNING' },
  MLD: { label: 'Moderate learning difficulty', area: 'COGNITION_AND_LEARNING' },
  SLD: { label: 'Severe learning difficulty', area: 'COGNITION_AND_LEARNING' },
  PMLD: { label: 'Profound and multiple learning difficulty', area: 'COGNITION_AND_LEARNING' },
  SEMH: { label: 'Social, emotional and mental health', area: 'SOCIAL_EMOTIONAL_AND_MENTAL_HEALTH' },
  SLCN: { label: 'Speech, language and communication needs', area: 'COMMUNICATION_AND_INTERACTION' },
  HI: { label: 'Hearing impairment', area: 'SENSORY_AND_PHYSICAL' },
  VI: { label: 'Vision impairment', area: 'SENSORY_AND_PHYSICAL' },
  MSI: { label: 'Multi-sensory impairment', area: 'SENSORY_AND_PHYSICAL' },
  PD: { label: 'Physical disability', area: 'SENSORY_AND_PHYSICAL' },
  ASD: { label: 'Autistic spectrum disorder', area: 'COMMUNICATION_AND_INTERACTION' },
  OTH: { label: 'Other difficulty or disability' },
  NSA: { label: 'SEN support, but no specialist assessment of the type of need' },
  DS: { label: 'Down syndrome' },
} as const satisfies Record<string, NeedDescription>;

export type NeedType = keyof typeof NEED_TYPES;

/** The broad area a type of need belongs to; undefined for OTH, NSA and DS, which belong to none. */
export function broadAreaOf(type: NeedType): BroadArea | undefined {
  const description: NeedDescription = NEED_TYPES[type];
  return description.area;
}
