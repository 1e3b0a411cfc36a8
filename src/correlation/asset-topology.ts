import { isIP } from 'node:net';
import { entityKey } from '../intake/entity.ts';
import type { AssetView, DependencyView, SiteView } from './site-view.ts';

/** One dependency, and how many assets depend on the same one. */
export interface Edge extends DependencyView {
  /** Name of the tie's slot. */
  slot: string;
  assetName: string;
  onName: string;
  dependants: number;
}

/** Begins the names of slots that ties along dependencies have. */
const SLOT = 'depends';
const NOTHING: readonly never[] = [];
/** As registry addresses of hardware are written. */
const MAC = /^[0-9a-f]{2}([:-][0-9a-f]{2}){5}$/i;

type Known = Pick<SiteView, 'code' | 'assets' | 'dependencies'>;

/** Which assets of a site depend on which, and by which entities alerts name them. */
export class AssetTopology {
  /** Codes by the entity keys that name them: two assets may share an address. */
  private readonly named = new Map<string, string[]>();
  private readonly upstream = new Map<string, Edge[]>();
  private readonly downstream = new Map<string, Edge[]>();
  private readonly bySlot = new Map<string, Edge>();

  private constructor(
    { code: siteCode, assets = [], dependencies = [] }: Known,
    /** The same for the same dependencies of the same assets. */
    readonly fingerprint: string,
  ) {
    const assetOf = new Map(assets.map((asset) => [asset.code, asset]));
    const counts = new Map<string, number>();
    for (const { on } of dependencies) counts.set(on, (counts.get(on) ?? 0) + 1);
    for (const { asset, on, kind } of dependencies) {
      const slot = `${SLOT}:${asset}:${on}`;
      const names = { assetName: nameOf(assetOf.get(asset), asset), onName: nameOf(assetOf.get(on), on) };
      const edge: Edge = { asset, on, kind, slot, ...names, dependants: counts.get(on) ?? 0 };
      this.bySlot.set(slot, edge);
      file(this.upstream, asset, edge);
      file(this.downstream, on, edge);
    }
    for (const { code, addresses } of concerned(assets, dependencies)) {
      for (const key of keysOf(code, addresses, siteCode)) file(this.named, key, code);
    }
  }

  /** Null where nothing depends on anything; `former` where nothing of it changed. */
  static of(site: Known, former: AssetTopology | null): AssetTopology | null {
    const { assets = [], dependencies = [] } = site;
    if (dependencies.length === 0) return null;
    const fingerprint = JSON.stringify([dependencies, concerned(assets, dependencies)]);
    return former?.fingerprint === fingerprint ? former : new AssetTopology(site, fingerprint);
  }

  /** Codes of the assets in any dependency that entities name, sorted. */
  assetsOf(keys: Iterable<string>): readonly string[] {
    let found: Set<string> | null = null;
    for (const key of keys) for (const code of this.named.get(key) ?? NOTHING) (found ??= new Set()).add(code);
    return found ? [...found].sort() : NOTHING;
  }

  /** What an asset depends on. */
  upstreamOf(code: string): readonly Edge[] {
    return this.upstream.get(code) ?? NOTHING;
  }

  /** What depends on an asset. */
  downstreamOf(code: string): readonly Edge[] {
    return this.downstream.get(code) ?? NOTHING;
  }

  edge(slot: string): Edge | undefined {
    return this.bySlot.get(slot);
  }
}

/** Whether a slot is of a tie along a dependency, one that is no more included. */
export function isDependencySlot(slot: string): boolean {
  return slot.startsWith(`${SLOT}:`);
}

/** The assets that are in any dependency. */
function concerned(assets: readonly AssetView[], dependencies: readonly DependencyView[]): AssetView[] {
  const codes = new Set(dependencies.flatMap(({ asset, on }) => [asset, on]));
  return assets.flatMap(({ code, name, addresses }) => (codes.has(code) ? [{ code, name, addresses }] : []));
}

/** The keys of the entities that name an asset: itself by its code, and each of its addresses. */
function keysOf(code: string, addresses: readonly string[], siteCode: string): string[] {
  const entities = addresses.map((value) => {
    const type = isIP(value) !== 0 ? 'ip' : MAC.test(value) ? 'mac' : 'host';
    return { type, value } as const;
  });
  return [
    ...new Set([{ type: 'asset', value: code } as const, ...entities].map((entity) => entityKey(entity, siteCode))),
  ];
}

function nameOf(asset: AssetView | undefined, code: string): string {
  return asset && asset.name !== code ? `${asset.name} (${code})` : code;
}

function file<T>(index: Map<string, T[]>, name: string, item: T): void {
  const known = index.get(name);
  if (known) known.push(item);
  else index.set(name, [item]);
}
