import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';
import { AddressList, canonicalRange } from '../../../src/access/gateways/address-list.ts';
import { credentialOf } from '../../../src/access/authenticated-request.ts';
import {
  authenticationResponse,
  registrationResponse,
} from '../../../src/access/identities/factors/passkey-response.ts';
import { openFlow } from '../../../src/access/identities/oidc/oidc-flow.ts';
import { readCookie } from '../../../src/access/identities/sign-in/session-cookie.ts';
import { parseCaseReference } from '../../../src/cases/case-reference.ts';
import { addressGroup, isNetwork, isWithin } from '../../../src/common/address-group.ts';
import { DomainError } from '../../../src/common/domain-error.ts';
import { isOutboundNetwork, isOutboundOrigin, mayConnect, refusalOf } from '../../../src/common/outbound-rule.ts';
import { parsedUrl } from '../../../src/common/parsed-url.ts';
import { redact } from '../../../src/common/redaction.ts';
import { readSignature, signatureFault, SIGNATURE_HEADERS } from '../../../src/common/request-signature.ts';
import { isSameOrigin } from '../../../src/live/same-origin.ts';
import { outcomeOf } from '../../../src/notifications/delivery-outcome.ts';
import { readCertificate } from '../../../src/registry/certificate-pem.ts';
import {
  namesInternalAddress,
  withoutInternalAddresses,
} from '../../../src/sharing/projection/redactions/internal-addresses.ts';
import { type FuzzTarget, headerOf, promise, textOf } from '../fuzz-target.ts';

const NOW = new Date('2026-11-23T08:30:00Z');
const SECRET = 'fuzz-secret-key-0123456789abcdef01234567';

/** Who asks, from where, and what of it is written down. */
export const credentialTargets: readonly FuzzTarget[] = [
  {
    name: 'address/ranges',
    refusals: [],
    seeds: () => ['10.1.2.3', '2001:db8::/32', '::ffff:10.0.0.1/104', '64:ff9b::10.0.0.1', 'fe80::1%eth0', '0x7f.1'],
    read: (input) => {
      const text = textOf(input);
      addressGroup(text);
      mayConnect(text, ['10.0.0.0/8']);
      new AddressList(['10.0.0.0/8', '2001:db8::/32']).admits(text);
      if (isNetwork(text)) isWithin('10.1.2.3', [text]);
      isOutboundNetwork(text);
      const range = canonicalRange(text);
      if (range === undefined) return;
      promise(canonicalRange(range) === range, 'the canonical form is not its own');
      new AddressList([range]).admits('10.1.2.3');
    },
  },
  {
    name: 'address/text',
    refusals: [],
    seeds: () => ['seen from 10.1.2.3:443 and [fe80::1%eth0]:22', 'ip-192-168-0-7.ec2.internal', '::ffff:127.0.0.1 x'],
    read: (input) => {
      const text = withoutInternalAddresses(textOf(input));
      promise(!namesInternalAddress(text), 'an internal address is left');
    },
  },
  {
    name: 'address/urls',
    refusals: [],
    seeds: () => [
      'https://hooks.example/x?y#z',
      'http://[::1]:8080',
      'https://user:pass@h',
      'null',
      'http://a\thttp://b',
    ],
    read: (input) => {
      const [first = '', host = 'node.example:8443'] = headerOf(input).split('\t');
      isSameOrigin(first, host);
      isOutboundOrigin(first);
      const url = parsedUrl(first);
      if (url !== undefined) refusalOf(url, { origins: ['*'], networks: [] });
    },
  },
  {
    name: 'header/credentials',
    refusals: [],
    seeds: () => ['Bearer bws_abc-DEF_123', 'theme=dark; __Host-breakwater=abc123; x=y', 'breakwater-oidc=q; =; a=;;'],
    words: ['Bearer ', '__Host-breakwater=', 'breakwater-pending=', '; '],
    read: (input) => {
      const header = headerOf(input);
      credentialOf({ headers: { authorization: header } });
      credentialOf({ headers: { cookie: header } });
      for (const kind of ['session', 'pending', 'oidc'] as const) {
        const value = readCookie(header, kind);
        if (kind === 'oidc') openFlow(SECRET, value ?? header, NOW);
      }
    },
  },
  {
    name: 'header/signature',
    refusals: [],
    seeds: () => [`1795422600\n${'n'.repeat(22)}\nv1=${'0'.repeat(64)}`, '9'.repeat(12), `1\n${'-'.repeat(128)}\nv1=`],
    read: (input) => {
      const [timestamp, nonce, signature] = input.toString('latin1').split('\n');
      const signed = readSignature({
        [SIGNATURE_HEADERS.timestamp]: timestamp,
        [SIGNATURE_HEADERS.nonce]: nonce,
        [SIGNATURE_HEADERS.signature]: signature,
      });
      if (!signed) return;
      const parts = { method: 'POST', target: '/api/v1/alerts', sensor: '', body: input };
      promise(signatureFault(signed, parts, [SECRET], NOW) === 'bad_signature', 'a forged signature stands');
    },
  },
  {
    name: 'header/retry-after',
    refusals: [],
    seeds: () => ['120', 'Mon, 23 Nov 2026 08:31:00 GMT', '+275760-09-13', '9'.repeat(7)],
    read: (input) => {
      const outcome = outcomeOf(503, headerOf(input), NOW);
      promise(outcome.kind === 'retry' && outcome.retryAfterMs >= 0, 'a pause that is none');
      if (outcome.kind === 'retry') {
        promise(!Number.isNaN(new Date(NOW.getTime() + outcome.retryAfterMs).getTime()), 'a pause beyond all time');
      }
    },
  },
  {
    name: 'credential/certificate',
    refusals: [DomainError],
    seeds: () => [
      readFileSync(join(packageRoot, 'test/fuzz/seeds/gateway-certificate.pem')),
      '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    ],
    words: ['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----', 'PRIVATE KEY-----'],
    read: (input) => {
      const { subject, issuer } = readCertificate(textOf(input), NOW);
      promise(!/[\p{Cc}\p{Cs}]/u.test(subject + issuer), 'a name that cannot be stored');
    },
  },
  {
    name: 'credential/passkey',
    refusals: [],
    seeds: () => [
      '{"id":"aa","rawId":"aa","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA","transports":["usb",1]}}',
      '{"id":"aa","rawId":"aa","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA"}}',
    ],
    read: (input) => {
      let value: unknown;
      try {
        value = JSON.parse(textOf(input));
      } catch {
        return;
      }
      registrationResponse(value);
      authenticationResponse(value);
    },
  },
  {
    name: 'text/case-reference',
    refusals: [DomainError],
    seeds: () => ['BW-12', '018f0000-0000-7000-8000-000000000001', '999999999999999'],
    read: (input) => {
      const reference = parseCaseReference(textOf(input), 'id');
      promise('id' in reference || Number.isSafeInteger(reference.number), 'a number that is none');
    },
  },
  {
    name: 'text/log-line',
    refusals: [],
    seeds: () => [
      'Error: postgres://u:p@h/x?sslpassword=abc\n    at Bearer abcdefgh\nSet-Cookie: breakwater=abcdef;',
      `{"password":"x","api_key": 'y'} bws_${'a'.repeat(43)}`,
    ],
    words: ['password=', 'Bearer ', 'breakwater=', '://', 'bws_', 'secret:'],
    read: (input) => {
      const text = redact(`${textOf(input)} ${SECRET}`, [SECRET]);
      promise(!text.includes(SECRET), 'a secret is left');
    },
  },
];
