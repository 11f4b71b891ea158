import type { JSX } from 'preact';
import { useDesk } from '../context.js';
import type { Desk } from '../record/desk.js';
import { href } from '../route.js';
import { t } from '../strings/strings.js';

export const nameOf = (desk: Desk, actor: string | null | undefined): string =>
  actor ? (desk.actors.get(actor)?.name ?? actor) : t.said.nobody;

/** The office under which an actor is best known: the first that the reports give. */
export function officeOf(desk: Desk, actor: string | null): string | null {
  const role = actor ? desk.actors.get(actor)?.roles[0] : undefined;
  return role ? t.names.role(role.title, role.of ? nameOf(desk, role.of) : null) : null;
}

export function ActorLink({ actor }: { readonly actor: string | null }): JSX.Element {
  const desk = useDesk();
  if (!actor) return <span class="aside">{t.said.nobody}</span>;
  return <a href={href('names', [actor])}>{nameOf(desk, actor)}</a>;
}
