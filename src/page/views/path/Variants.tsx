import type { JSX } from 'preact';
import type { AgreementFile } from '../../../agreement/format.js';
import { type Choice, fullChoice, pointsOf, toldBy } from '../../../agreement/variant.js';
import { t } from '../../strings/strings.js';

interface VariantsProps {
  readonly agreement: AgreementFile;
  readonly choice: Choice;
  readonly choose: (choice: Choice) => void;
}

/** Which account to believe, point by point. */
export function Variants({ agreement, choice, choose }: VariantsProps): JSX.Element {
  const believed = fullChoice(agreement, choice) ?? [];
  const points = [...pointsOf(agreement)].filter(([, accounts]) => accounts.length > 1);
  return (
    <>
      {points.map(([point, accounts]) => (
        <fieldset class="choice variants" key={point}>
          <legend>{point === '' ? t.agreement.variant : t.agreement.variantOn(point)}</legend>
          {accounts.map((account) => (
            <label key={account}>
              <input
                type="radio"
                name={`variant ${point}`}
                checked={believed.includes(account)}
                onChange={() => choose([...believed.filter((one) => !accounts.includes(one)), account])}
              />
              {toldBy(agreement, account)}
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}
