/** TLP 2.0 (FIRST, August 2022), least restricted first. Labels are not translated. */
export const TLP_LABELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type Tlp = (typeof TLP_LABELS)[number];

/** PAP v3, least restricted first: what may be done with the information. */
export const PAP_LABELS = ['CLEAR', 'GREEN', 'AMBER', 'RED'] as const;
export type Pap = (typeof PAP_LABELS)[number];

/** Labels of one kind of marking, least restricted first. One that is not among them counts as less than all. */
export type Order<Label extends string> = readonly Label[];

export function stricter<Label extends string>(order: Order<Label>, a: Label, b: Label): boolean {
  return order.indexOf(a) > order.indexOf(b);
}

export function strictest<Label extends string>(order: Order<Label>, a: Label, ...others: readonly Label[]): Label {
  return others.reduce((found, other) => (stricter(order, other, found) ? other : found), a);
}

/** CLEAR where there are none. */
export function strictestTlp(...labels: readonly Tlp[]): Tlp {
  return strictest(TLP_LABELS, 'CLEAR', ...labels);
}

/** CLEAR where there are none. */
export function strictestPap(...labels: readonly Pap[]): Pap {
  return strictest(PAP_LABELS, 'CLEAR', ...labels);
}

export function isTlp(value: unknown): value is Tlp {
  return typeof value === 'string' && (TLP_LABELS as readonly string[]).includes(value);
}
