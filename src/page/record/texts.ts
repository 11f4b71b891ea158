/** Where the texts of the reports come from. */
export interface Texts {
  /** The text if it is at hand already. */
  peek(report: string): string | undefined;
  load(report: string): Promise<string>;
}

/** Texts that stand in the page itself; each is parsed only when somebody looks at it. */
export function embeddedTexts(page: Document): Texts {
  const blocks = new Map<string, Element>();
  for (const block of page.querySelectorAll('script[data-report]'))
    blocks.set(block.getAttribute('data-report') ?? '', block);
  const parsed = new Map<string, string>();
  const peek = (report: string): string | undefined => {
    const known = parsed.get(report);
    if (known !== undefined) return known;
    const block = blocks.get(report);
    if (!block) return undefined;
    const value: unknown = JSON.parse(block.textContent ?? '""');
    const text = typeof value === 'string' ? value : '';
    parsed.set(report, text);
    return text;
  };
  return { peek, load: async (report) => peek(report) ?? '' };
}

/** Texts asked from the server, each once. */
export function servedTexts(fetchText: (report: string) => Promise<string>): Texts {
  const known = new Map<string, string>();
  const asked = new Map<string, Promise<string>>();
  return {
    peek: (report) => known.get(report),
    load: (report) => {
      const running = asked.get(report);
      if (running) return running;
      const started = fetchText(report).then(
        (text) => {
          known.set(report, text);
          return text;
        },
        (reason: unknown) => {
          asked.delete(report);
          throw reason;
        },
      );
      asked.set(report, started);
      return started;
    },
  };
}
