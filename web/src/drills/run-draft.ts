import type { DrillTemplate, RunRole, RunWanted } from './contract.ts';

export interface MemberDraft {
  /** Tells rows apart while they are edited. */
  key: number;
  account: string;
  cell: string;
  role: RunRole;
}

/** A run as it is being put together. */
export interface RunDraft {
  designator: string;
  banner: string;
  /** Organisation of each cell by its code, where it is not the one the drill names. */
  organisations: Readonly<Record<string, string>>;
  members: readonly MemberDraft[];
}

export const EMPTY_RUN: RunDraft = { designator: '', banner: '', organisations: {}, members: [] };

/** What a member is who is put into a cell of a kind. */
const ROLE_OF: Readonly<Record<DrillTemplate['cells'][number]['kind'], RunRole>> = {
  player: 'player',
  control: 'controller',
  simcell: 'simulator',
  red: 'simulator',
  evaluator: 'evaluator',
  observer: 'observer',
};

/** Cells that the organisation plays itself: whoever makes the run names people for these alone. */
export function ownCells(
  { organisations }: RunDraft,
  { cells }: DrillTemplate,
  organisation: string | undefined,
): DrillTemplate['cells'] {
  return cells.filter((cell) => (organisations[cell.code] ?? cell.organisation) === organisation);
}

/** Gives a cell to an organisation. Who was named for a cell that is another's now is named no more. */
export function givenTo(
  draft: RunDraft,
  { code, organisation }: { code: string; organisation: string },
  own: string | undefined,
): RunDraft {
  return {
    ...draft,
    organisations: { ...draft.organisations, [code]: organisation },
    members: organisation === own ? draft.members : draft.members.filter(({ cell }) => cell !== code),
  };
}

/** One more member, in the first of these cells that has nobody yet. */
export function withMember(draft: RunDraft, cells: DrillTemplate['cells']): RunDraft {
  const empty = cells.find(({ code }) => !draft.members.some(({ cell }) => cell === code)) ?? cells[0];
  const key = 1 + Math.max(0, ...draft.members.map((member) => member.key));
  const added = { key, account: '', cell: empty?.code ?? '', role: ROLE_OF[empty?.kind ?? 'player'] };
  return { ...draft, members: [...draft.members, added] };
}

/** A member put into another cell is there what people are there. */
export function intoCell(member: MemberDraft, cell: string, { cells }: DrillTemplate): MemberDraft {
  return { ...member, cell, role: ROLE_OF[cells.find(({ code }) => code === cell)?.kind ?? 'player'] };
}

export type DraftFault = 'designator' | 'account' | 'twice';

/** What must be put right before it can be sent, by field; a member's under `member <key>`. */
export function faultsOf({ designator, members }: RunDraft): Map<string, DraftFault> {
  const faults = new Map<string, DraftFault>();
  if (designator.trim() === '') faults.set('designator', 'designator');
  for (const { key, account } of members) {
    if (account === '') faults.set(`member ${String(key)}`, 'account');
    else if (members.some((other) => other.key < key && other.account === account)) {
      faults.set(`member ${String(key)}`, 'twice');
    }
  }
  return faults;
}

/** @param ofDraft the newest text of a drill of one's own, though nobody has approved it. */
export function wantedOf(draft: RunDraft, template: DrillTemplate, ofDraft = false): RunWanted {
  return {
    template: template.ref,
    draft: ofDraft,
    designator: draft.designator.trim(),
    banner: draft.banner.trim(),
    cells: template.cells.flatMap(({ code, organisation }) => {
      const own = draft.organisations[code];
      return own === undefined || own === organisation ? [] : [{ code, organisation: own }];
    }),
    members: draft.members.map(({ account, cell, role }) => ({ account, cell, role })),
  };
}
