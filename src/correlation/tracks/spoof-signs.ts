import { distanceM, magnitude } from '../../common/geodesy.ts';
import type { Sample } from './sample.ts';

export const SPOOF_SIGNS = ['many-serials', 'flat-strength', 'impossible-speed'] as const;
export type SpoofSignKind = (typeof SPOOF_SIGNS)[number];

/** Why a broadcast is not to be believed. */
export interface SpoofSign {
  kind: SpoofSignKind;
  text: string;
}

export interface SpoofRules {
  /** Serial numbers of one transmitter within this time that no drone changes. */
  serials: number;
  serialSeconds: number;
  /** Reports with a strength that are looked at, at least; how little it may spread, in dB; how much it should have. */
  strengthReports: number;
  flatDb: number;
  expectedDb: number;
  /** Metres per second beyond what the class can fly. */
  topSpeed: { rotor: number; other: number };
}

/** A transmitter that names itself by many serial numbers in a short time. */
export function manySerials(
  transmitter: string,
  serials: readonly { serial: string; first: number; last: number }[],
  rules: SpoofRules,
): SpoofSign | null {
  const sorted = [...serials].sort((a, b) => a.first - b.first || (a.serial < b.serial ? -1 : 1));
  let most = 0;
  for (const { first } of sorted) {
    const within = sorted.filter((other) => other.first >= first && other.first <= first + rules.serialSeconds * 1000);
    most = Math.max(most, new Set(within.map(({ serial }) => serial)).size);
  }
  if (most < rules.serials) return null;
  return {
    kind: 'many-serials',
    text: `Transmitter ${transmitter} named itself by ${rules.serials} or more serial numbers within ${rules.serialSeconds} s`,
  };
}

/** Signal strength that stays while the place it claims moves near and far: the transmitter stands still. */
export function flatStrength(samples: readonly Sample[], rules: SpoofRules): SpoofSign | null {
  const heard = samples.flatMap(({ strength, position, from }) => {
    if (strength === undefined || !position || !from) return [];
    return [{ strength, metres: Math.max(10, distanceM(position, from)) }];
  });
  if (heard.length < rules.strengthReports) return null;
  const strengths = heard.map(({ strength }) => strength).sort((a, b) => a - b);
  const spread = (quantile(strengths, 0.9) ?? 0) - (quantile(strengths, 0.1) ?? 0);
  const metres = heard.map((one) => one.metres).sort((a, b) => a - b);
  const [near, far] = [quantile(metres, 0.1) ?? 1, quantile(metres, 0.9) ?? 1];
  // Free space: 20 dB for ten times the distance.
  const expected = 20 * Math.log10(far / near);
  if (spread > rules.flatDb || expected < rules.expectedDb) return null;
  return {
    kind: 'flat-strength',
    text: `Its signal is equally strong (within ${rules.flatDb} dB) while the place it claims moves so that ${rules.expectedDb} dB or more should lie between`,
  };
}

/** Faster than anything of its class, between reports whose errors cannot explain it. */
export function impossibleSpeed(samples: readonly Sample[], rotor: boolean, rules: SpoofRules): SpoofSign | null {
  const top = rotor ? rules.topSpeed.rotor : rules.topSpeed.other;
  const sign: SpoofSign = {
    kind: 'impossible-speed',
    text: `Claims to move faster than ${top} m/s, which nothing of its class does`,
  };
  let last: Sample | undefined;
  for (const sample of samples) {
    if (sample.velocity && magnitude(sample.velocity.east, sample.velocity.north) > top) return sign;
    if (!sample.position) continue;
    if (last?.position) {
      const seconds = Math.max(1, (sample.t - last.t) / 1000);
      const errors = 3 * magnitude(sample.position.error ?? 30, last.position.error ?? 30);
      // Positions may be two seconds older than their receipt.
      if (distanceM(last.position, sample.position) > errors + top * (seconds + 2)) return sign;
    }
    last = sample;
  }
  return null;
}

function quantile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
