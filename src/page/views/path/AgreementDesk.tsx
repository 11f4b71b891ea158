import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AgreementPayload } from '../../data.js';
import type { Source } from '../../record/source.js';
import { t } from '../../strings/strings.js';

/** The agreement that is written down, if one is. */
export function AgreementDesk({ source }: { readonly source: Source }): JSX.Element {
  const [payload, setPayload] = useState<AgreementPayload | null>(null);
  useEffect(() => {
    let wanted = true;
    source.agreement().then(
      (found) => wanted && setPayload(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [source]);
  return (
    <section class="block agreement">
      <h3>{t.agreement.title}</h3>
      {payload === null ? <p class="empty">{t.agreement.empty}</p> : <p>{payload.name}</p>}
    </section>
  );
}
