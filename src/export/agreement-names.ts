/** Gives ids of the agreement format: the same key always the same id, no id twice. */
export interface Namer {
  readonly of: (key: string, wish: string) => string;
}

/** `namer([]).of('a1', 'Côte d’Ivoire') // 'cote-d-ivoire'` */
export function namer(taken: readonly string[]): Namer {
  const used = new Set(taken);
  const known = new Map<string, string>();
  return {
    of: (key, wish) => {
      const before = known.get(key);
      if (before !== undefined) return before;
      const base = slug(wish);
      let id = base;
      for (let number = 2; used.has(id); number++) id = `${base}-${number}`;
      used.add(id);
      known.set(key, id);
      return id;
    },
  };
}

function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^[-0-9]+/, '')
    .replace(/-$/, '');
  return plain === '' ? 'item' : plain;
}
