interface Seat {
  kind: string;
  nation?: string;
  organisationId?: string;
  accountId?: string;
}

interface Asking {
  id: string;
  nation: string | null;
  organisation: { id: string } | null;
}

interface WithSeats {
  approval: unknown;
  createdBy: unknown;
}

/** Whether somebody speaks for one of the seats of a release. Whoever prepared it never does. */
export function hasSeat({ approval, createdBy }: WithSeats, who: Asking): boolean {
  if ((createdBy as { id?: string }).id === who.id) return false;
  const { seats = [] } = approval as { seats?: Seat[] };
  return seats.some(({ kind, nation, organisationId, accountId }) => {
    if (kind === 'nation') return nation === who.nation;
    if (organisationId !== who.organisation?.id) return false;
    return kind === 'organisation' || `person:${accountId ?? ''}` === who.id;
  });
}
