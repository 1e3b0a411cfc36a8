import type { AlertNode } from '../correlation/alert-node.ts';
import { stricterTlp } from '../correlation/case-facts.ts';
import type { MarkedAlert } from './marking.store.ts';

/**
 * How strictly what a step tells must be marked. A case that two people lowered is less strict than alerts in it, so
 * what names an alert, by itself or in a reason, is as strict as that alert.
 */
export class StepMarkings {
  private readonly heads = new Map<string, string>();

  constructor(
    private readonly cases: ReadonlyMap<string, string>,
    marked: readonly MarkedAlert[],
  ) {
    for (const { headId, tlp } of marked) this.heads.set(headId, stricterTlp(tlp, this.ofHead(headId)));
  }

  /** Of the case as the step left it; nothing where there is none. */
  ofCase(caseId: string | null): string {
    return (caseId === null ? undefined : this.cases.get(caseId)) ?? 'CLEAR';
  }

  /** What people made of an alert or its repeats. */
  ofHead(headId: string): string {
    return this.heads.get(headId) ?? 'CLEAR';
  }

  /** Of an alert with its repeats. */
  ofNode(node: AlertNode): string {
    return stricterTlp(node.tlp, this.ofHead(node.headId));
  }

  /** Of an alert and all those its reasons name; what has left memory counts as strict as anything in its group. */
  ofReasons(node: AlertNode): string {
    return [...node.slots.values()]
      .map(({ partner }) => (partner ? this.ofNode(partner) : node.group.facts.tlp))
      .reduce(stricterTlp, this.ofNode(node));
  }
}

/** The cases a step speaks of. */
export function casesSpokenOf(changes: {
  groups: Iterable<{ id: string }>;
  moves: readonly { from: string; into: string }[];
  nodes: Iterable<AlertNode>;
  amended: Iterable<AlertNode>;
  placements: readonly { node: AlertNode }[];
  objects: readonly { group: { id: string } }[];
}): string[] {
  return [
    ...new Set([
      ...[...changes.groups].map(({ id }) => id),
      ...changes.moves.flatMap(({ from, into }) => [from, into]),
      ...[...changes.nodes, ...changes.amended].map(({ group }) => group.id),
      ...changes.placements.map(({ node }) => node.group.id),
      ...changes.objects.map(({ group }) => group.id),
    ]),
  ];
}
