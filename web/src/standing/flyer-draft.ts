import type { CreateFlyer, Flyer } from './standing-data.ts';

/** A flyer as it is filled in; times are of UTC, as `2026-11-29T08:00`. Empty texts are not there. */
export interface FlyerDraft {
  name: string;
  affiliation: Flyer['affiliation'];
  serial: string;
  operator: string;
  from: string;
  until: string;
}

export const EMPTY_FLYER: FlyerDraft = {
  name: '',
  affiliation: 'friend',
  serial: '',
  operator: '',
  from: '',
  until: '',
};

export function flyerDraft({ name, affiliation, serial, operator, from, until }: Flyer): FlyerDraft {
  const minutes = (at: string | null): string => (at === null ? '' : new Date(at).toISOString().slice(0, 16));
  return {
    name,
    affiliation,
    serial: serial ?? '',
    operator: operator ?? '',
    from: minutes(from),
    until: minutes(until),
  };
}

/** Whether something is said by which it would be known; where it may fly is entered over the interface. */
export function isKnownBy({ serial, operator }: FlyerDraft): boolean {
  return serial.trim() !== '' || operator.trim() !== '';
}

export function flyerBody(draft: FlyerDraft): Omit<CreateFlyer, 'siteId' | 'organisationId'> {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const time = (text: string): string | null => (text === '' ? null : new Date(`${text}Z`).toISOString());
  return {
    name: draft.name.trim(),
    affiliation: draft.affiliation,
    serial: orNull(draft.serial),
    operator: orNull(draft.operator),
    from: time(draft.from),
    until: time(draft.until),
  };
}
