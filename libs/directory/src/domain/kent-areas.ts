/** One of the four boards that watch over the quality of the communities of an area of Kent. */
export interface AreaBoard {
  readonly code: 'NORTH' | 'EAST' | 'SOUTH' | 'WEST';
  readonly name: string;
}

export interface KentDistrict {
  /** The code of the Office for National Statistics. */
  readonly gssCode: string;
  readonly name: string;
  readonly board: AreaBoard['code'];
}

export const KENT_DFE_CODE = '886';

export const KENT_AREA_BOARDS: readonly AreaBoard[] = [
  { code: 'NORTH', name: 'North Kent' },
  { code: 'EAST', name: 'East Kent' },
  { code: 'SOUTH', name: 'South Kent' },
  { code: 'WEST', name: 'West Kent' },
];

/** Kent's twelve districts and their education areas. The register of schools knows the districts, not the areas. */
export const KENT_DISTRICTS: readonly KentDistrict[] = [
  { gssCode: 'E07000105', name: 'Ashford', board: 'SOUTH' },
  { gssCode: 'E07000106', name: 'Canterbury', board: 'EAST' },
  { gssCode: 'E07000107', name: 'Dartford', board: 'NORTH' },
  { gssCode: 'E07000108', name: 'Dover', board: 'SOUTH' },
  { gssCode: 'E07000109', name: 'Gravesham', board: 'NORTH' },
  { gssCode: 'E07000110', name: 'Maidstone', board: 'WEST' },
  { gssCode: 'E07000111', name: 'Sevenoaks', board: 'NORTH' },
  { gssCode: 'E07000112', name: 'Folkestone and Hythe', board: 'SOUTH' },
  { gssCode: 'E07000113', name: 'Swale', board: 'EAST' },
  { gssCode: 'E07000114', name: 'Thanet', board: 'EAST' },
  { gssCode: 'E07000115', name: 'Tonbridge and Malling', board: 'WEST' },
  { gssCode: 'E07000116', name: 'Tunbridge Wells', board: 'WEST' },
];
