import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { packageRoot } from './package-root.ts';

/** Whom TLP:GREEN admits beyond the owner's nation: "the community", which TLP 2.0 leaves to its users to write down. */
export interface GreenCommunity {
  /** ISO 3166-1 alpha-2 codes; every organisation of such a nation belongs. */
  readonly nations: ReadonlySet<string>;
  /** Codes of organisations that belong although their nation does not. */
  readonly organisations: ReadonlySet<string>;
}

/** What somebody is, as far as the community asks. */
export interface CommunityMember {
  nation: string;
  /** Absent for a nation as a whole. */
  organisationCode?: string;
}

export function inGreenCommunity(community: GreenCommunity, { nation, organisationCode }: CommunityMember): boolean {
  if (community.nations.has(nation)) return true;
  return organisationCode !== undefined && community.organisations.has(organisationCode);
}

/**
 * Reads the community out of a file; a relative path starts at the project's folder.
 * @throws Error that says what is wrong with the file.
 */
export function readGreenCommunity(path: string): GreenCommunity {
  let text: string;
  try {
    text = readFileSync(resolve(packageRoot, path), 'utf8');
  } catch (cause) {
    throw new Error(`${path} cannot be read`, { cause });
  }
  return parseGreenCommunity(text);
}

/** @throws Error that says what is wrong with the text. */
export function parseGreenCommunity(text: string): GreenCommunity {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error('it is no JSON', { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('it is no JSON object');
  const stranger = Object.keys(value).find((name) => !['about', 'nations', 'organisations'].includes(name));
  if (stranger !== undefined) throw new Error(`it has a field "${stranger}" that means nothing`);
  const { nations, organisations } = value as Record<string, unknown>;
  return {
    nations: codes(nations, 'nations', /^[A-Z]{2}$/),
    organisations: codes(organisations, 'organisations', /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
  };
}

function codes(list: unknown, field: string, shape: RegExp): ReadonlySet<string> {
  if (!Array.isArray(list)) throw new Error(`${field} must be a list of codes`);
  for (const [index, code] of list.entries()) {
    if (typeof code !== 'string' || !shape.test(code)) throw new Error(`${field}[${index}] is no code`);
  }
  const named = new Set(list as string[]);
  if (named.size !== list.length) throw new Error(`${field} names one twice`);
  return named;
}
