import { graphlib, layout } from '@dagrejs/dagre';
import type { Tie } from '../../record/steps.js';

export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly edges: readonly {
    readonly tie: Tie;
    readonly points: readonly { readonly x: number; readonly y: number }[];
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
): Placed {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 22, ranksep: 52, edgesep: 14, marginx: 4, marginy: 14 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { ...size(id) });
  ties.forEach((tie, index) => {
    graph.setEdge(tie.before, tie.after, { weight: Math.max(1, tie.lineages.length) }, String(index));
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
      };
      return { tie, points: edge.points ?? [] };
    }),
  };
}
