import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Actor } from '../../../joining/record.js';
import { useSurroundings } from '../../context.js';
import { Item } from '../../parts/Item.js';
import { nameOf } from '../../parts/names.js';
import { passagesOf } from '../../record/passages.js';
import { href } from '../../route.js';
import { Signed } from '../../rulings/Signed.js';
import { t } from '../../strings/strings.js';
import { ActorField } from './ActorField.js';

interface NameItemProps {
  readonly actor: Actor;
  readonly open: boolean;
}

/** What is dragged is told by the browser, not by the page's state: that would come too late for the first move. */
const dragType = 'application/x-parley-actor';

type Doing = { readonly kind: 'merge'; readonly other: string | null } | { readonly kind: 'part' };

/** One actor with every form of its name; another can be dropped on it, or named, to say that both are one. */
export function NameItem({ actor, open }: NameItemProps): JSX.Element {
  const { desk, rulings } = useSurroundings();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [over, setOver] = useState(false);
  const others = actor.names.filter((name) => name !== actor.name);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer; “same as” does the same by keyboard
    <div
      class={`name${over ? ' over' : ''}`}
      onDragOver={(event) => {
        if (!rulings.may || !event.dataTransfer?.types.includes(dragType)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dragged = event.dataTransfer?.getData(dragType);
        if (dragged && dragged !== actor.id) setDoing({ kind: 'merge', other: dragged });
      }}
    >
      {rulings.may ? (
        <span
          class="handle"
          draggable
          title={t.names.lead}
          aria-hidden="true"
          onDragStart={(event) => {
            event.dataTransfer?.setData('text/plain', actor.name);
            event.dataTransfer?.setData(dragType, actor.id);
          }}
        >
          ⠿
        </span>
      ) : null}
      <Item
        item={actor.id}
        open={open}
        passages={() => passagesOf(desk, actor.id)}
        summary={
          <>
            <b>{actor.name}</b>{' '}
            <span class="aside">
              {[
                t.names.kind[actor.kind],
                ...actor.roles
                  .slice(0, 2)
                  .map((role) => t.names.role(role.title, role.of && nameOf(desk, role.of))),
                ...(actor.side && actor.side !== actor.id
                  ? [`${t.names.speaksFor} ${nameOf(desk, actor.side)}`]
                  : []),
                ...(actor.mentions ? [t.names.mentions(actor.mentions)] : []),
              ].join(' · ')}
            </span>
            {others.length > 0 ? (
              <span class="aside forms">
                {t.names.forms}{' '}
                <span class="words" dir="auto">
                  {others.slice(0, 8).join(', ')}
                </span>
              </span>
            ) : null}
          </>
        }
      >
        {() => (
          <>
            <p>
              <a href={href('said', [], { speaker: actor.id })}>{t.views.said}</a>
            </p>
            {actor.joined && actor.joined.length > 0 ? (
              <>
                <h4>{t.names.joined}</h4>
                <ul class="aside">
                  {actor.joined.map((one, index) => (
                    <li key={index}>
                      “{one.names[0]}” = “{one.names[1]}”: {one.reason}
                    </li>
                  ))}
                </ul>
              </>
            ) : null}
            {rulings.may && doing === null ? (
              <p class="rule-on">
                <button type="button" onClick={() => setDoing({ kind: 'merge', other: null })}>
                  {t.names.sameAs}
                </button>
                {actor.names.length > 1 ? (
                  <button type="button" onClick={() => setDoing({ kind: 'part' })}>
                    {t.names.part}
                  </button>
                ) : null}
              </p>
            ) : null}
          </>
        )}
      </Item>
      {doing?.kind === 'merge' ? (
        <Signed
          title={doing.other ? t.names.merge(nameOf(desk, doing.other), actor.name) : t.names.choose}
          close={() => setDoing(null)}
          draft={(form, note) => {
            const typed = String(form.get('other') ?? '');
            const other = doing.other ?? desk.record.actors.find((one) => one.name === typed)?.id;
            if (!other || other === actor.id) return t.names.noneLeft;
            return { kind: 'merge', items: [actor.id, other], note };
          }}
        >
          {doing.other ? null : <ActorField name="other" not={actor.id} />}
        </Signed>
      ) : null}
      {doing?.kind === 'part' ? (
        <Signed
          title={t.names.partWhich}
          close={() => setDoing(null)}
          draft={(form, note) => {
            const names = form.getAll('names').map(String);
            return names.length === 0 ? t.names.partWhich : { kind: 'part', items: [actor.id], names, note };
          }}
        >
          {actor.names.map((name) => (
            <label key={name} class="check">
              <span>
                <input type="checkbox" name="names" value={name} />
                {name}
              </span>
            </label>
          ))}
        </Signed>
      ) : null}
    </div>
  );
}
