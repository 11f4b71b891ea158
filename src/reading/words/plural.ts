/** The plural of an English noun as units have it: "week" → "weeks", "country" → "countries". */
export function pluralOf(unit: string): string {
  if (/^(?:people|percent|aircraft|kilo|km)$/.test(unit) || unit.length < 3) return unit;
  if (/(?:ss|sh|ch|x)$/.test(unit)) return `${unit}es`;
  if (/[^aeiou]y$/.test(unit)) return `${unit.slice(0, -1)}ies`;
  return /man$/.test(unit) ? unit.replace(/man$/, 'men') : `${unit}s`;
}
