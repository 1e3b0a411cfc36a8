import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY = 86_400_000;

type KeyPair = Awaited<ReturnType<typeof makeKeys>>;

/** A certificate with its private key, both in PEM, as a TLS connection takes them. */
export interface Identity {
  cert: string;
  key: string;
  keys: KeyPair;
}

export interface IssueOptions {
  notBefore?: Date;
  notAfter?: Date;
  /** For another certificate over keys there are already. */
  keys?: KeyPair;
  /** Addresses, of a server. */
  addresses?: string[];
}

function makeKeys() {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function privatePem(keys: KeyPair): Promise<string> {
  const der = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return x509.PemConverter.encode(der, 'PRIVATE KEY');
}

/** A certificate authority of its own, with everything it signs. */
export class Authority {
  private constructor(
    private readonly name: string,
    readonly cert: string,
    private readonly keys: KeyPair,
  ) {}

  static async create(name: string): Promise<Authority> {
    const keys = await makeKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`,
      keys,
      signingAlgorithm: ALGORITHM,
      notBefore: new Date(Date.now() - DAY),
      notAfter: new Date(Date.now() + 10 * DAY),
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      ],
    });
    return new Authority(name, certificate.toString('pem'), keys);
  }

  async issue(
    name: string,
    { notBefore, notAfter, keys: given, addresses = [] }: IssueOptions = {},
  ): Promise<Identity> {
    const keys = given ?? (await makeKeys());
    const certificate = await x509.X509CertificateGenerator.create({
      subject: `CN=${name}`,
      issuer: `CN=${this.name}`,
      publicKey: keys.publicKey,
      signingKey: this.keys.privateKey,
      signingAlgorithm: ALGORITHM,
      notBefore: notBefore ?? new Date(Date.now() - DAY),
      notAfter: notAfter ?? new Date(Date.now() + DAY),
      extensions: [
        new x509.BasicConstraintsExtension(false),
        ...(addresses.length === 0
          ? []
          : [new x509.SubjectAlternativeNameExtension(addresses.map((value) => ({ type: 'ip', value })))]),
      ],
    });
    return { cert: certificate.toString('pem'), key: await privatePem(keys), keys };
  }
}
