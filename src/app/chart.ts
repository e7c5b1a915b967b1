/**
 * Where the people and ties of a chart stand. Graphviz lays out boxes that carry numbers alone: no name, no word of anybody reaches it, so
 * there is nothing in it to escape. The page draws the boxes and writes the words (src/web/network/chart.njk).
 */
import { type Graph, instance } from '@viz-js/viz';

export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}
export interface Placed extends Box {
  readonly x: number;
  readonly y: number;
}
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly boxes: ReadonlyMap<string, Placed>;
  /** Each a path, `M x y C ...`, that begins at `from` and ends at `to`. */
  readonly lines: readonly { readonly path: string; readonly from: string; readonly to: string }[];
}

let viz: ReturnType<typeof instance> | null = null;

interface Laid {
  readonly bb?: string;
  readonly objects?: readonly { readonly name: string; readonly pos?: string }[];
  readonly edges?: readonly { readonly pos?: string; readonly tail: number; readonly head: number }[];
}

const inch = 72;

/** Boxes from left to right, with lines between them; sizes in points. */
export async function chartOf(boxes: readonly Box[], lines: readonly (readonly [from: string, to: string])[]): Promise<Chart> {
  const graphviz = await (viz ??= instance());
  const number = new Map(boxes.map(({ id }, n) => [id, `n${n}`]));
  const graph: Graph = {
    directed: false,
    graphAttributes: { rankdir: 'LR', nodesep: 0.2, ranksep: 0.35, splines: 'line' },
    nodeAttributes: { shape: 'box', fixedsize: true, label: '' },
    nodes: boxes.map(({ id, width, height }) => ({
      name: number.get(id) ?? '',
      attributes: { width: width / inch, height: height / inch },
    })),
    edges: lines.map(([from, to]) => ({ tail: number.get(from) ?? '', head: number.get(to) ?? '' })),
  };
  const laid = graphviz.renderJSON(graph) as Laid;
  const [, , width = 0, height = 0] = (laid.bb ?? '').split(',').map(Number);
  // Graphviz counts upwards.
  const up = (y: number) => Math.round(height - y);
  const at = new Map((laid.objects ?? []).map(({ name, pos = '0,0' }) => [name, pos.split(',').map(Number)]));
  const boxOf = new Map([...number].map(([id, name]) => [name, id]));
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: new Map(
      boxes.map((box) => {
        const [x = 0, y = 0] = at.get(number.get(box.id) ?? '') ?? [];
        return [box.id, { ...box, x: Math.round(x - box.width / 2), y: up(y) - Math.round(box.height / 2) }];
      }),
    ),
    lines: (laid.edges ?? []).flatMap(({ pos, tail, head }) => {
      const points = (pos ?? '')
        .split(' ')
        .filter((each) => /^-?[\d.]+,-?[\d.]+/.test(each))
        .map((each) => each.split(',').map(Number) as [number, number]);
      const [start, ...rest] = points.map(([x, y]) => `${Math.round(x)} ${up(y)}`);
      const [from, to] = [tail, head].map((each) => boxOf.get(laid.objects?.[each]?.name ?? ''));
      if (!start || rest.length % 3 !== 0 || rest.length === 0 || from === undefined || to === undefined) return [];
      return [{ path: `M ${start} C ${rest.join(' ')}`, from, to }];
    }),
  };
}
