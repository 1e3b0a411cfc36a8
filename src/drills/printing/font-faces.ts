/** A font for some characters, as a style sheet names it. */
export interface FontFace {
  family: string;
  weight: string;
  /** File, relative to the style sheet unless it begins with `/`. */
  file: string;
  /** First and last code point of each range it is for; empty for all. */
  ranges: readonly (readonly [number, number])[];
}

/** Reads the upright WOFF2 faces of a style sheet, minified or not. */
export function fontFaces(css: string): FontFace[] {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, body = '']) => {
    const family = /font-family:\s*['"]?([^;'"]+)/.exec(body)?.[1]?.trim();
    const file = /url\(\s*['"]?([^)'"]+\.woff2)/.exec(body)?.[1];
    const style = /font-style:\s*(\w+)/.exec(body)?.[1] ?? 'normal';
    if (family === undefined || file === undefined || style !== 'normal') return [];
    const weight = /font-weight:\s*([\d ]+)/.exec(body)?.[1]?.trim() ?? '400';
    return [{ family, weight, file, ranges: rangesOf(/unicode-range:\s*([^;]+)/.exec(body)?.[1] ?? '') }];
  });
}

/** Those that some character of the text needs. */
export function facesFor(faces: readonly FontFace[], text: string): FontFace[] {
  const points = [...new Set(text.match(/./gsu))].map((one) => one.codePointAt(0) ?? 0);
  return faces.filter(
    ({ ranges }) =>
      ranges.length === 0 || points.some((point) => ranges.some(([from, to]) => point >= from && point <= to)),
  );
}

/** `U+26,U+AC00-D7A3,U+4??` */
function rangesOf(list: string): (readonly [number, number])[] {
  return list.split(',').flatMap((part) => {
    const [, from, to] = /^\s*U\+([\dA-F?]+)(?:-([\dA-F]+))?\s*$/i.exec(part) ?? [];
    if (from === undefined) return [];
    const first = Number.parseInt(from.replaceAll('?', '0'), 16);
    return [[first, Number.parseInt(to ?? from.replaceAll('?', 'F'), 16)] as const];
  });
}
