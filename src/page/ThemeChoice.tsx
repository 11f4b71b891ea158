import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from './strings/strings.js';

const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Light, dark, or as the system has it; remembered where the browser remembers anything. */
export function ThemeChoice(): JSX.Element {
  const [theme, setTheme] = useState<Theme>(remembered);
  const choice = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    // Drawn before any browser had it, the page offers the system's theme: what was remembered is set now.
    if (choice.current) choice.current.value = theme;
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <label class="theme">
      <span class="unseen">{t.desk.theme}</span>
      <select
        ref={choice}
        value={theme}
        onChange={(event) => {
          setTheme(event.currentTarget.value as Theme);
          remember(event.currentTarget.value);
        }}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {t.desk.themes[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

function remember(theme: string): void {
  try {
    localStorage.setItem('parley-theme', theme);
  } catch {
    // A browser that keeps nothing shows the system's theme next time.
  }
}

function remembered(): Theme {
  try {
    const kept = localStorage.getItem('parley-theme');
    return themes.find((one) => one === kept) ?? 'auto';
  } catch {
    return 'auto';
  }
}
