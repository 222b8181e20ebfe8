import { compareText } from "../../../ir/compare.js";
import type { SourcePointer } from "../../../ir/source.js";
import type { LedgerEntry } from "../ledger.js";
import type { ResourceGraph, SourceNode, SourceProperty, SourceResource } from "../resource-graph.js";
import type { ResourceId, SourceValue } from "../source-value.js";
import { type Annotation, type Claims, nodeOf, pathOf } from "./claims.js";

export interface SettledLedgers {
  /** By API. */
  readonly apis: ReadonlyMap<ResourceId, readonly LedgerEntry[]>;
  /** Of what belongs to none, or to several. */
  readonly rest: readonly LedgerEntry[];
}

/** Goes over everything that the source holds once reading is over, and says of each what became of it. */
export function settle(graph: ResourceGraph, claims: Claims): SettledLedgers {
  const apis = new Map<ResourceId, LedgerEntry[]>();
  const rest: LedgerEntry[] = [];
  const notes = new Map(graph.notes.map((note) => [placeKey(note.node, note.property), note] as const));
  const ledgerOf = (owners: ReadonlySet<ResourceId>): LedgerEntry[] => {
    const [owner] = owners;
    if (owner === undefined || owners.size > 1) return rest;
    const ledger = apis.get(owner) ?? [];
    apis.set(owner, ledger);
    return ledger;
  };
  const owned = graph.resources.filter((resource) => isOwned(claims, resource));
  // One node may be several resources, as a stage and a deployment of an API are: it is left when all of them are.
  const entered = new Set<string>();
  const kept = new Set(owned.flatMap(({ nodes }) => nodes.map(({ address }) => address)));
  for (const resource of graph.resources) {
    const claim = claims.claimOf(resource);
    const ledger = ledgerOf(claim?.owners ?? new Set());
    const whole = isOwned(claims, resource) ? claim?.annotation : (claim?.annotation ?? left);
    for (const node of resource.nodes) {
      if (entered.has(node.address) || (!isOwned(claims, resource) && kept.has(node.address))) continue;
      entered.add(node.address);
      ledger.push(nodeEntry(node, whole, notes));
    }
    if (!isOwned(claims, resource) || whole?.outcome === "left" || whole?.outcome === "dropped") continue;
    for (const property of resource.properties) ledger.push(...settleProperty(resource, property, claims, notes));
    for (const attribute of resource.attributes) ledger.push(...settleAttribute(resource, attribute, claims));
  }
  addNotes(graph, claims, [...apis.values(), rest], ledgerOf, rest);
  return { apis: new Map([...apis].map(([api, entries]) => [api, sorted(entries)])), rest: sorted(rest) };
}

const isOwned = (claims: Claims, resource: SourceResource): boolean => (claims.claimOf(resource)?.owners.size ?? 0) > 0;

/** What a condition takes away is no resource and no property of the graph; only its note tells of it. */
function addNotes(
  graph: ResourceGraph,
  claims: Claims,
  ledgers: readonly (readonly LedgerEntry[])[],
  ledgerOf: (owners: ReadonlySet<ResourceId>) => LedgerEntry[],
  rest: LedgerEntry[],
): void {
  const said = new Set(ledgers.flatMap((entries) => entries.map(({ node, property }) => placeKey(node, property))));
  const resources = new Map<string, SourceResource>();
  for (const resource of graph.resources) {
    for (const { address } of resource.nodes) {
      if (!resources.has(address) || isOwned(claims, resource)) resources.set(address, resource);
    }
  }
  for (const note of graph.notes) {
    const resource = resources.get(note.node);
    const owners = resource === undefined ? undefined : claims.claimOf(resource)?.owners;
    if (resource === undefined) rest.push(note);
    else if (owners !== undefined && owners.size > 0 && !said.has(placeKey(note.node, note.property))) {
      said.add(placeKey(note.node, note.property));
      ledgerOf(owners).push(note);
    }
  }
}

const left: Annotation = { outcome: "left", how: "it belongs to no API and stays where it is" };

const placeKey = (node: string, property: string | undefined): string => `${node}\n${property ?? ""}`;

type Notes = ReadonlyMap<string, LedgerEntry>;

function nodeEntry({ address, type, at }: SourceNode, whole: Annotation | undefined, notes: Notes): LedgerEntry {
  const note = notes.get(placeKey(address, undefined));
  if (whole === undefined && note !== undefined) return note;
  return whole === undefined
    ? { outcome: "mapped", node: address, type, at }
    : { outcome: whole.outcome, node: address, type, how: whole.how, at };
}

/** Entries for the highest parts of a property that are of one outcome throughout. */
function settleProperty(
  resource: SourceResource,
  property: SourceProperty,
  claims: Claims,
  notes: Notes,
): readonly LedgerEntry[] {
  const node = nodeOf(resource, property);
  const type = resource.nodes.find(({ address }) => address === node)?.type ?? resource.type;
  const whole = claims.annotationOfProperty(property);
  const entry = (path: string, at: SourcePointer, annotation: Annotation | undefined): LedgerEntry =>
    annotation === undefined
      ? (notes.get(placeKey(node, path)) ?? { outcome: "mapped", node, type, property: path, at })
      : { outcome: annotation.outcome, node, type, property: path, how: annotation.how, at };
  const path = pathOf(resource, property);
  if (whole !== undefined) return [entry(path, property.at, whole)];

  const visit = (value: SourceValue, at: string): readonly LedgerEntry[] => {
    const annotation = claims.annotationOf(value);
    if (annotation !== undefined) return [entry(at, value.at, annotation)];
    const children = namedChildren(value).flatMap(([name, child]) => visit(child, `${at}.${name}`));
    const isTaken = claims.isTaken(value);
    if (children.length === 0) return [entry(at, value.at, isTaken ? undefined : unread)];
    if (children.every(({ outcome }) => outcome === "mapped")) return [entry(at, value.at, undefined)];
    if (!isTaken && children.every(isUnread)) return [entry(at, value.at, unread)];
    // What lies above parts with entries of their own still says that the rest of it was read.
    return children;
  };
  return visit(property.value, path);
}

const unread: Annotation = { outcome: "dropped", how: "nothing in the document or the settings says it" };
const isUnread = ({ outcome, how }: LedgerEntry): boolean => outcome === "dropped" && how === unread.how;

function namedChildren(value: SourceValue): readonly (readonly [string, SourceValue])[] {
  if (value.kind === "list") return value.items.map((item, index) => [String(index), item] as const);
  return value.kind === "object" ? value.members : [];
}

/** Order is for the compiler to work out, and what describes the template to its tools means nothing to the API. */
function settleAttribute(resource: SourceResource, attribute: SourceProperty, claims: Claims): readonly LedgerEntry[] {
  const said = claims.annotationOfProperty(attribute) ?? lifeOf(attribute);
  const node = nodeOf(resource, attribute);
  const type = resource.nodes.find(({ address }) => address === node)?.type ?? resource.type;
  const entry = { node, type, property: attribute.sourceName ?? attribute.name, at: attribute.at };
  return [said === undefined ? { outcome: "mapped", ...entry } : { ...said, ...entry }];
}

function lifeOf({ name, value }: SourceProperty): Annotation | undefined {
  const text = value.kind === "scalar" ? String(value.value) : "";
  switch (name) {
    case "DependsOn":
    case "depends_on":
      return undefined;
    case "Metadata":
      return { outcome: "left", how: "it is for the tools that read the template" };
    case "DeletionPolicy":
    case "UpdateReplacePolicy":
      return text === "Delete"
        ? undefined
        : { outcome: "approximated", how: `the build sets no '${name}': the resource is deleted with its stack` };
    default:
      return { outcome: "approximated", how: `the build sets no '${name}'` };
  }
}

/** By files and, within one, by the order in which the source was read. */
const sorted = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] =>
  entries
    .map((entry, index) => ({ entry, index }))
    .sort((one, other) => compareText(one.entry.at.file, other.entry.at.file) || one.index - other.index)
    .map(({ entry }) => entry);
