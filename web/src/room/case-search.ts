/** What of the list of cases stands in the address, so that it can be sent to a colleague. */
export interface CaseListSearch {
  q?: string;
  status?: string;
  site?: string;
  severity?: number;
}

export const OPEN_CHOICES = ['open', 'new', 'triaged', 'active', 'contained', 'closed', 'merged', 'all'] as const;
export type OpenChoice = (typeof OPEN_CHOICES)[number];
