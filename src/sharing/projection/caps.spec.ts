import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';
import { TLP_LABELS } from '../../access/policy/marking.ts';
import { forwardFault } from '../forwarding.ts';
import { type Caps, heldBack } from './caps.ts';
import type { Recipient } from './recipient.ts';

const KINDS = ['nation', 'organisation', 'person'] as const;
const open: Caps = { inCommunity: true, link: null };
const person: Recipient = { kind: 'person', nation: 'SG', organisationId: 'o', accountId: 'a' };

/** The rows of the table in docs/access.md §6.3: label and to whom. */
const table = [
  ...readFileSync(join(packageRoot, 'docs', 'access.md'), 'utf8').matchAll(
    /^\| (CLEAR|GREEN|AMBER|AMBER\+STRICT|RED) +\| (.*?) +\|$/gm,
  ),
].slice(-TLP_LABELS.length);

describe('caps', () => {
  it('are those of the table in docs/access.md', () => {
    expect(table.map(([, label]) => label)).toEqual([...TLP_LABELS]);
    for (const [, label, to = ''] of table) {
      for (const kind of KINDS) {
        const tlp = TLP_LABELS.find((one) => one === label)!;
        const named =
          /any recipient|whichever kind/.test(to) || (to.includes(`${kind}s`) && !to.includes(`not whole ${kind}s`));
        expect([label, kind, heldBack(tlp, { kind }, open) === undefined]).toEqual([label, kind, named]);
      }
    }
  });

  it('keep GREEN within the community, and everything above the cap of a link back', () => {
    const outside: Caps = { inCommunity: false, link: null };
    expect(heldBack('GREEN', { kind: 'nation' }, outside)).toBe('not_in_community');
    expect(heldBack('CLEAR', { kind: 'nation' }, outside)).toBeUndefined();
    for (const [index, tlp] of TLP_LABELS.entries()) {
      for (const [cap, link] of TLP_LABELS.entries()) {
        expect(heldBack(tlp, { kind: 'person' }, { inCommunity: true, link })).toBe(
          index > cap ? 'link_cap' : undefined,
        );
      }
    }
  });

  it('hold for passing on, from the one who passes and from the owner, and RED goes no further at all', () => {
    const amber = { tlp: 'AMBER', onward: true } as const;
    const capped: Caps = { inCommunity: true, link: 'GREEN' };
    expect(forwardFault(amber, person, open, open)).toBeUndefined();
    expect(forwardFault({ ...amber, onward: false }, person, open, open)?.code).toBe('not_onward');
    expect(forwardFault(amber, person, capped, open)?.code).toBe('beyond_marking');
    expect(forwardFault(amber, person, open, capped)?.code).toBe('beyond_marking');
    expect(forwardFault({ tlp: 'RED', onward: true }, person, open, open)?.code).toBe('beyond_marking');
  });
});
