/** One alert of the stretch, in the order correlation took it. */
export interface PlannedAlert {
  id: string;
  ordinal: number;
  t: number;
  siteId: string;
  /** The case it is in, where the viewer sees that. */
  caseId: string | null;
  caseNumber: number | null;
}
