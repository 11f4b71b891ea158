import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { PathNode, PathVoice } from '../../../agreement/desk.js';
import { Mark, toneOf } from '../../parts/Mark.js';
import { t } from '../../strings/strings.js';
import { type Box, Graph } from './Graph.js';
import { place, type Size } from './layout.js';
import { useDirection } from './use-direction.js';

const width = 216;

interface AgreementGraphProps {
  readonly nodes: readonly PathNode[];
  readonly set: (what: string, party: string | null, says: PathVoice['says']) => void;
}

/** The conditions on the way to force; on each, a switch for everyone who is asked. */
export function AgreementGraph({ nodes, set }: AgreementGraphProps): JSX.Element {
  const frame = useRef<HTMLElement & HTMLDivElement>(null);
  const direction = useDirection(frame);
  const textOf = (id: string): string => nodes.find((node) => node.id === id)?.text ?? id;
  const size = (id: string): Size => {
    const node = nodes.find((one) => one.id === id);
    return { width, height: node ? heightOf(node) : 70 };
  };
  const shape = nodes.map((node) => `${node.id}:${node.after.join(',')}:${node.voices.length}`).join(' ');
  const placed = useMemo(() => {
    const ids = nodes.map((node) => node.id);
    const ties = nodes.flatMap((node) =>
      node.after
        .filter((before) => ids.includes(before))
        .map((before) => ({ before, after: node.id, lineages: [] })),
    );
    const tied = ids.filter((id) => ties.some((tie) => tie.before === id || tie.after === id));
    return place(tied, ties, size, direction);
  }, [shape, direction]);
  // On a narrow page a graph with switches cannot be read without losing half of it: the boxes stand below each other.
  if (direction === 'TB')
    return (
      <section class="conditions stacked" ref={frame} aria-label={t.agreement.graph}>
        {nodes.map((node) => (
          <ConditionBox key={node.id} node={node} set={set} before={node.after.map(textOf)} />
        ))}
      </section>
    );
  // What nothing must come before or after has no place in an order: it stands below the graph, side by side.
  const loose = nodes.filter((node) => !placed.nodes.has(node.id));
  const graph = (
    <Graph
      frame={frame}
      label={t.agreement.graph}
      class="conditions"
      placed={placed}
      size={size}
      node={(id, box) => {
        const node = nodes.find((one) => one.id === id);
        return node ? <ConditionBox key={id} node={node} set={set} style={box} /> : null;
      }}
    />
  );
  return (
    <>
      {placed.nodes.size > 0 ? graph : <div ref={frame} />}
      {loose.length > 0 ? (
        <section class="conditions loose" aria-label={t.agreement.anyOrder}>
          {loose.map((node) => (
            <ConditionBox key={node.id} node={node} set={set} />
          ))}
        </section>
      ) : null}
    </>
  );
}

interface ConditionBoxProps {
  readonly node: PathNode;
  readonly set: AgreementGraphProps['set'];
  readonly style?: Box;
  /** What must be met first, where no line shows it. */
  readonly before?: readonly string[];
}

function ConditionBox({ node, set, style, before }: ConditionBoxProps): JSX.Element {
  return (
    <div class={`condition tone-${toneOf(markOf(node))}`} style={style}>
      <p class="condition-text" title={node.text}>
        {node.text}
      </p>
      <p class="condition-word">
        <Mark kind={markOf(node)} /> {node.word}
        {before && before.length > 0 ? (
          <span class="aside">
            {' '}
            · {t.path.after} {before.join('; ')}
          </span>
        ) : null}
      </p>
      {node.voices.map((voice) => (
        <label key={voice.party ?? ''} class={voice.supposed ? 'supposed' : ''}>
          <span>{voice.name ?? t.agreement.itself}</span>
          <select
            value={voice.says}
            onChange={(event) => {
              const { value } = event.currentTarget;
              if (value === 'yes' || value === 'no' || value === 'silent') set(node.id, voice.party, value);
            }}
          >
            <option value="silent">{t.agreement.says.silent}</option>
            <option value="yes">{t.agreement.says.yes[voice.role]}</option>
            <option value="no">{t.agreement.says.no[voice.role]}</option>
          </select>
        </label>
      ))}
    </div>
  );
}

const heightOf = (node: PathNode): number =>
  20 + 19 * Math.min(3, Math.ceil(node.text.length / 27)) + 20 + 29 * node.voices.length;

function markOf(node: PathNode): string {
  if (node.status === 'fulfilled') return 'agreed';
  return node.status === 'lapsed' || node.status === 'breached' ? 'refused' : 'floated';
}
