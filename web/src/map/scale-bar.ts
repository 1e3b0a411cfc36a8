/** Metres of the longest round length (1, 2 or 5 with zeros) that fits into so many pixels. */
export function roundLength(metresPerPixel: number, pixels: number): number {
  const most = metresPerPixel * pixels;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((times) => times * power <= most) ?? 1;
  return step * power;
}

/** `250 m`, `2 km`: the same in every language. */
export function lengthText(metres: number): string {
  if (metres < 1) return `${String(Math.round(metres * 100))} cm`;
  if (metres < 1_000) return `${String(Math.round(metres))} m`;
  const kilometres = metres / 1_000;
  return `${kilometres < 10 ? String(Math.round(kilometres * 10) / 10) : String(Math.round(kilometres))} km`;
}
