/** A thing's name without that of the site it stands at, where it begins with it: `Port of Busan, airspace radar`. */
export function shortName(name: string, site: string): string {
  if (!name.startsWith(site)) return name;
  const rest = name.slice(site.length).replace(/^[\s,:–-]+/, '');
  return rest === '' ? name : rest;
}
