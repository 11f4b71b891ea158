import { graphlib, layout } from '@dagrejs/dagre';
import type { Tie } from '../../record/steps.js';

export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly edges: readonly {
    readonly tie: Tie;
    readonly points: readonly { readonly x: number; readonly y: number }[];
    /** Where its label has room, if it has one. */
    readonly label: { readonly x: number; readonly y: number } | null;
  }[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Places steps left to right (or from the top on a narrow page), after Gansner et al. 1993 as dagre does it. */
export function place(
  ids: readonly string[],
  ties: readonly Tie[],
  size: (id: string) => Size,
  direction: 'LR' | 'TB',
  label: (tie: Tie) => Size | null = () => null,
): Placed {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 22, ranksep: 52, edgesep: 14, marginx: 4, marginy: 14 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { ...size(id) });
  ties.forEach((tie, index) => {
    graph.setEdge(
      tie.before,
      tie.after,
      { weight: Math.max(1, tie.lineages.length), labelpos: 'c', ...label(tie) },
      String(index),
    );
  });
  layout(graph);
  const box = graph.graph() as { readonly width?: number; readonly height?: number };
  return {
    width: box.width ?? 0,
    height: box.height ?? 0,
    nodes: new Map(
      ids.map((id) => {
        const node = graph.node(id) as { readonly x: number; readonly y: number };
        return [id, { x: node.x, y: node.y }];
      }),
    ),
    edges: ties.map((tie, index) => {
      const edge = graph.edge(tie.before, tie.after, String(index)) as {
        readonly points?: readonly { readonly x: number; readonly y: number }[];
        readonly x?: number;
        readonly y?: number;
      };
      const at = edge.x !== undefined && edge.y !== undefined ? { x: edge.x, y: edge.y } : null;
      return { tie, points: edge.points ?? [], label: at };
    }),
  };
}

/** Quadratic pieces through the middles of dagre's corners: the line stays near its corners and has no kinks. */
export function curve(points: readonly { readonly x: number; readonly y: number }[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  let path = `M${first.x} ${first.y}`;
  for (let index = 0; index < rest.length - 1; index++) {
    const [corner, next] = [rest[index], rest[index + 1]];
    if (!corner || !next) continue;
    const end = index === rest.length - 2 ? next : { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
    path += `Q${corner.x} ${corner.y} ${end.x} ${end.y}`;
  }
  return rest.length === 1 ? `${path}L${last.x} ${last.y}` : path;
}
