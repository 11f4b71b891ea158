import type { ComponentChildren, JSX, Ref } from 'preact';
import { useId } from 'preact/hooks';
import { curve, type Placed, type Size } from './layout.js';

/** Where a box stands, as a style. */
export type Box = Readonly<Record<'width' | 'height' | 'left' | 'top', string>>;

interface GraphProps {
  readonly frame: Ref<HTMLElement>;
  readonly label: string;
  readonly placed: Placed;
  readonly size: (id: string) => Size;
  readonly class?: string;
  /** How a line looks, and what stands on it. */
  readonly edge?: (edge: Placed['edges'][number]) => {
    readonly group: string;
    readonly line: string;
    readonly label: string | null;
  };
  readonly node: (id: string, box: Box) => ComponentChildren;
}

const plain = { group: '', line: '', label: null };

/** Boxes with arrows between them. What is wider than the page scrolls to the side, by keyboard too. */
export function Graph({
  frame,
  label,
  placed,
  size,
  class: style = '',
  edge,
  node,
}: GraphProps): JSX.Element {
  const tip = useId();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls to the side must be reachable by keyboard
    <section class={`wide graph ${style}`} ref={frame} tabIndex={0} aria-label={label}>
      <div class="canvas" style={{ width: `${placed.width}px`, height: `${placed.height}px` }}>
        <svg width={placed.width} height={placed.height} aria-hidden="true">
          <defs>
            <marker
              id={tip}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              orient="auto"
            >
              <path d="M0 .5 7.5 4 0 7.5z" class="arrow" />
            </marker>
          </defs>
          {placed.edges.map((one) => {
            const look = edge?.(one) ?? plain;
            return (
              <g key={`${one.tie.before} ${one.tie.after}`} class={look.group}>
                <path d={curve(one.points)} class={`edge ${look.line}`} marker-end={`url(#${tip})`} />
                {look.label !== null && one.label ? (
                  <text x={one.label.x} y={one.label.y + 4} text-anchor="middle">
                    {look.label}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
        {[...placed.nodes].map(([id, at]) => {
          const { width, height } = size(id);
          return node(id, {
            width: `${width}px`,
            height: `${height}px`,
            left: `${at.x - width / 2}px`,
            top: `${at.y - height / 2}px`,
          });
        })}
      </div>
    </section>
  );
}
