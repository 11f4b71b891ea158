/** An address as the URL Standard reads it; null where it is none. (`URL.parse` is not in Node 20.) */
export function parseAddress(written: string, base?: string): URL | null {
  try {
    return new URL(written, base);
  } catch {
    return null;
  }
}

export function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}
