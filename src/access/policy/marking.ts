/** TLP 2.0 (FIRST, August 2022), least restricted first. Labels are not translated. */
export const TLP_LABELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type Tlp = (typeof TLP_LABELS)[number];

/** PAP v3, least restricted first: what may be done with the information. */
export const PAP_LABELS = ['CLEAR', 'GREEN', 'AMBER', 'RED'] as const;
export type Pap = (typeof PAP_LABELS)[number];

/** Below 0 when `a` is less restricted than `b`, 0 when they are the same. */
export function compareTlp(a: Tlp, b: Tlp): number {
  return TLP_LABELS.indexOf(a) - TLP_LABELS.indexOf(b);
}

export function comparePap(a: Pap, b: Pap): number {
  return PAP_LABELS.indexOf(a) - PAP_LABELS.indexOf(b);
}

export function strictestTlp(...labels: readonly Tlp[]): Tlp {
  return labels.reduce((a, b) => (compareTlp(a, b) >= 0 ? a : b), 'CLEAR');
}

export function isTlp(value: unknown): value is Tlp {
  return typeof value === 'string' && (TLP_LABELS as readonly string[]).includes(value);
}
