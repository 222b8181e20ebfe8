import { compareText } from "../compare.js";
import type { Call } from "./grantees.js";

/** `GET/pets/*`: what stands behind the stage in the ARN of a call. A `*` there matches slashes too. */
export type CallPattern = string;

export interface CallPatterns {
  /** Sorted. */
  readonly patterns: readonly CallPattern[];
  /** Those of them that match calls which they are not made for, for want of room. */
  readonly widened: readonly CallPattern[];
}

/** A pattern for each route of a WebSocket API, whose key stands in the place of the method; one for all for want of room. */
export function routePatterns(calls: readonly Pick<Call, "httpMethod">[], most: number): CallPatterns {
  const keys = [...new Set(calls.map(({ httpMethod }) => httpMethod))].sort(compareText);
  return keys.length > most ? { patterns: ["*"], widened: ["*"] } : { patterns: keys, widened: [] };
}

/** A segment of a path below which calls are described. */
interface Node {
  readonly method: string;
  /** `/pets/*`. */
  readonly prefix: string;
  readonly depth: number;
  readonly parent: Node | undefined;
  readonly children: Map<string, Node>;
  /** Whether a path ends here. */
  isEnd: boolean;
  /** Whether one pattern stands for everything below. */
  isMerged: boolean;
}

/**
 * The least that lets the gateway call a function for these methods: a pattern each, a variable as `*`. Where there is
 * no room for so many, those with the longest common beginning get one pattern with that beginning, again and again
 * until they fit; HTTP methods stay apart until nothing else is left.
 *
 * @param most number of patterns that there is room for, at least 1
 */
export function callPatterns(calls: readonly Call[], most: number): CallPatterns {
  const roots = buildTrees(calls);
  let count = [...roots.values()].reduce((sum, root) => sum + patternsBelow(root).length, 0);
  const widened = new Set<CallPattern>();
  if (count > most) {
    for (const node of mergeable(roots)) {
      if (count <= most) break;
      const before = patternsBelow(node).length;
      if (before < 2 || (before === 2 && node.isEnd && node.parent !== undefined)) continue;
      node.isMerged = true;
      count += patternsBelow(node).length - before;
      widened.add(patternOf(node));
    }
  }
  const patterns = [...roots.values()].flatMap(patternsBelow).sort();
  if (patterns.length > most) return { patterns: ["*"], widened: ["*"] };
  return { patterns, widened: patterns.filter((pattern) => widened.has(pattern)) };
}

function buildTrees(calls: readonly Call[]): ReadonlyMap<string, Node> {
  const roots = new Map<string, Node>();
  for (const { httpMethod, path } of calls) {
    const method = httpMethod === "ANY" ? "*" : httpMethod;
    let node = roots.get(method) ?? newNode(method, "", undefined);
    roots.set(method, node);
    for (const segment of path === "" ? [] : path.slice(1).split("/")) {
      const part = segment.replace(/\{[^}]*\}/g, "*");
      const child = node.children.get(part) ?? newNode(method, `${node.prefix}/${part}`, node);
      node.children.set(part, child);
      node = child;
    }
    node.isEnd = true;
  }
  // Whatever the method of a call, ANY covers its path.
  const any = roots.get("*");
  if (any !== undefined) for (const [method, root] of roots) if (method !== "*") removeCovered(root, any);
  return roots;
}

const newNode = (method: string, prefix: string, parent: Node | undefined): Node => ({
  method,
  prefix,
  depth: parent === undefined ? 0 : parent.depth + 1,
  parent,
  children: new Map(),
  isEnd: false,
  isMerged: false,
});

function removeCovered(node: Node, covering: Node): void {
  if (covering.isEnd) node.isEnd = false;
  if (covering.children.get("*")?.isEnd) node.children.clear();
  for (const [part, child] of node.children) {
    const other = covering.children.get(part);
    if (other !== undefined) removeCovered(child, other);
  }
}

const patternOf = ({ method, prefix }: Node): CallPattern => `${method}${prefix}/*`;

/** What a tree comes to. A variable at the end of a path covers everything beside it and below, since `*` matches slashes. */
function patternsBelow(node: Node): readonly CallPattern[] {
  const own = node.isEnd ? [`${node.method}${node.prefix}`] : [];
  if (node.isMerged) return [...own, patternOf(node)];
  const variable = node.children.get("*");
  if (variable?.isEnd) return [...own, `${node.method}${variable.prefix}`];
  return [...own, ...[...node.children.values()].flatMap(patternsBelow)];
}

/** Where patterns can become one: the longest beginnings first, of equally long ones those with the most below. */
function mergeable(roots: ReadonlyMap<string, Node>): readonly Node[] {
  const found: { readonly node: Node; readonly size: number }[] = [];
  const visit = (node: Node): number => {
    const below = [...node.children.values()].reduce((sum, child) => sum + visit(child), 0);
    if (node.children.size > 0) found.push({ node, size: below });
    return below + (node.isEnd ? 1 : 0);
  };
  for (const root of roots.values()) visit(root);
  return found
    .sort(
      (one, other) =>
        other.node.depth - one.node.depth ||
        other.size - one.size ||
        (patternOf(one.node) < patternOf(other.node) ? -1 : 1),
    )
    .map(({ node }) => node);
}
