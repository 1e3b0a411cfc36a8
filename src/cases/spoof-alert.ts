import type { AlertDraft, EntityRef } from '../intake/alert.ts';
import { type Tlp, TLP_LABELS } from '../access/policy/marking.ts';
import type { UntoldSign } from './spoof-signs.store.ts';

export const SPOOF_SEVERITY = 55;

/** That a broadcast is forged. Its external id is made of what was found, so that one finding is told once. */
export function spoofDraft(sign: UntoldSign): AlertDraft {
  const entities: EntityRef[] = sign.serials.map((value) => ({ type: 'serial', value, role: 'subject' }));
  if (/^[0-9A-F]{2}(:[0-9A-F]{2}){5}$/i.test(sign.source)) {
    entities.unshift({ type: 'mac', value: sign.source, role: 'source' });
  }
  return {
    externalId: `spoof:${sign.kind}:${sign.source}`,
    kind: 'cyber',
    occurredAt: sign.seenAt,
    title: `Forged Remote ID broadcast (${sign.source})`,
    description: sign.text,
    severity: SPOOF_SEVERITY,
    signature: `correlation:spoof:${sign.kind}`,
    categories: [],
    entities,
    ...(sign.position && { position: sign.position }),
    tlp: TLP_LABELS.find((label): label is Tlp => label === sign.tlp) ?? 'RED',
    attributes: { sign: sign.kind, transmitter: sign.source },
  };
}
