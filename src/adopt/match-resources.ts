import type { ResourceGraph, SourceResource } from "../parser/import/resource-graph.js";
import type { ResourceId, SourceValue } from "../parser/import/source-value.js";
import { type IdentityRule, identityRules } from "./identity-rules.js";
import type { LiveValues } from "./live-values.js";
import { plainName } from "./plain-name.js";

/** Resources of the target by id, each with the one of the source that is the same live thing. */
export type MatchedResources = ReadonlyMap<ResourceId, ResourceId>;

/** What is known beside the two descriptions. */
export interface Known {
  /** Resources whose origin tells already what they are. */
  readonly matched: MatchedResources;
  /** Texts that values have where they are deployed. */
  readonly values: { readonly target: LiveValues; readonly source: LiveValues };
}

const nothingKnown: Known = {
  matched: new Map(),
  values: { target: () => undefined, source: () => undefined },
};

/**
 * Finds which resources of two descriptions are the same live things: by what they are and to what they belong, never by
 * how either side calls them. A rule tells only where exactly one resource of each side fits; what a resource refers to
 * counts once that is matched itself, so that matching goes on until nothing new is found.
 */
export function matchResources(
  target: ResourceGraph,
  source: ResourceGraph,
  known: Known = nothingKnown,
): MatchedResources {
  const sides = { target: openSide(target, known.values.target), source: openSide(source, known.values.source) };
  const matched = new Map<ResourceId, ResourceId>();
  const match = (id: ResourceId, other: ResourceId): void => {
    const token = `<${matched.size}>`;
    matched.set(id, other);
    sides.target.tokens.set(id, token);
    sides.source.tokens.set(other, token);
  };
  for (const [id, other] of known.matched) match(id, other);
  const rounds = Math.max(...Object.values(identityRules).map((rules) => rules.length));
  for (let round = 0; round < rounds; ) {
    const found = matchByRule(sides, round);
    for (const [id, other] of found) match(id, other);
    round = found.length > 0 ? 0 : round + 1;
  }
  return matched;
}

interface Side {
  readonly resources: readonly SourceResource[];
  /** What stands for a resource that is matched, the same on both sides. */
  readonly tokens: Map<ResourceId, string>;
  /** By resource, who refers to it by which property. */
  readonly users: ReadonlyMap<ResourceId, readonly { readonly user: ResourceId; readonly property: string }[]>;
  readonly liveText: LiveValues;
}

function openSide({ resources }: ResourceGraph, liveText: LiveValues): Side {
  const users = new Map<ResourceId, { user: ResourceId; property: string }[]>();
  for (const { id, properties } of resources)
    for (const { name, value } of properties)
      for (const used of referencesIn(value)) {
        const list = users.get(used);
        if (list === undefined) users.set(used, [{ user: id, property: name }]);
        else list.push({ user: id, property: name });
      }
  return { resources, tokens: new Map(), users, liveText };
}

function referencesIn(value: SourceValue): readonly ResourceId[] {
  switch (value.kind) {
    case "reference":
      return [value.resource];
    case "list":
      return value.items.flatMap(referencesIn);
    case "object":
      return value.members.flatMap(([, member]) => referencesIn(member));
    case "join":
      return value.parts.flatMap(referencesIn);
    default:
      return [];
  }
}

/** What one rule of each type tells of the resources that are left. */
function matchByRule(
  { target, source }: { readonly target: Side; readonly source: Side },
  index: number,
): readonly (readonly [ResourceId, ResourceId])[] {
  const [known, now] = [identitiesOf(source, index), identitiesOf(target, index)];
  return [...now].flatMap(([identity, ids]) => {
    const others = known.get(identity) ?? [];
    const [id, other] = [ids[0], others[0]];
    return ids.length === 1 && others.length === 1 && id !== undefined && other !== undefined ? [[id, other]] : [];
  });
}

/** Resources that are not matched yet, by what a rule says of them. */
function identitiesOf(side: Side, index: number): ReadonlyMap<string, readonly ResourceId[]> {
  const found = new Map<string, ResourceId[]>();
  for (const resource of side.resources) {
    const rule = identityRules[resource.type]?.[index];
    if (rule === undefined || side.tokens.has(resource.id)) continue;
    const text = identityText(rule, resource, side);
    if (text === undefined) continue;
    const identity = `${resource.type}\n${text}`;
    const ids = found.get(identity);
    if (ids === undefined) found.set(identity, [resource.id]);
    else ids.push(resource.id);
  }
  return found;
}

function identityText(rule: IdentityRule, resource: SourceResource, side: Side): string | undefined {
  switch (rule.by) {
    case "type":
      return "";
    case "users": {
      const users = (side.users.get(resource.id) ?? []).flatMap(({ user, property }) => {
        const token = side.tokens.get(user);
        return token === undefined ? [] : [`${token}.${property}`];
      });
      return users.length === 0 ? undefined : [...new Set(users)].sort().join(" ");
    }
    case "id":
      return liveId(resource, side) ?? propertyText(rule.name, resource, side);
    case "properties": {
      const texts = rule.names.map((name) => propertyText(name, resource, side));
      return texts.every((text) => text !== undefined) ? JSON.stringify(texts) : undefined;
    }
  }
}

/** The service's id of a resource, where the side is what is live. */
const liveId = ({ id, nodes: [node] }: SourceResource, side: Side): string | undefined =>
  node === undefined ? undefined : side.liveText({ kind: "reference", resource: id, at: node.at });

function propertyText(name: string, { properties }: SourceResource, side: Side): string | undefined {
  const isOptional = name.endsWith("?");
  const property = properties.find((each) => each.name === (isOptional ? name.slice(0, -1) : name));
  if (property === undefined) return isOptional ? "" : undefined;
  const text = valueText(property.value, side);
  return property.name === "FunctionName" ? text?.replace(aroundFunctionName, "") : text;
}

/** Lambda takes a function's ARN for its name: https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
const aroundFunctionName = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:|(?<=^<\d+>)\.Arn$/;

/** The value as a text that is the same on both sides; undefined while it refers to what is not matched. */
function valueText(value: SourceValue, side: Side): string | undefined {
  const joined = (values: readonly SourceValue[], separator: string): string | undefined => {
    const texts = values.map((each) => valueText(each, side));
    return texts.every((text) => text !== undefined) ? texts.join(separator) : undefined;
  };
  switch (value.kind) {
    case "scalar":
      return String(value.value);
    case "list":
      return joined(value.items, ",");
    case "object": {
      const members = [...value.members].sort(([left], [right]) => (left < right ? -1 : 1));
      const texts = members.map(([key, member]) => [key, valueText(member, side)] as const);
      return texts.every(([, text]) => text !== undefined) ? JSON.stringify(texts) : undefined;
    }
    case "reference": {
      const token = side.tokens.get(value.resource);
      if (token === undefined) return side.liveText(value);
      return `${token}${value.attribute === undefined ? "" : `.${value.attribute}`}`;
    }
    case "join":
      return joined(value.parts, "");
    case "parameter":
      return side.liveText(value) ?? `{${plainName(value.name)}}`;
    case "pseudo":
      return side.liveText(value) ?? `{AWS ${value.name}}`;
    case "opaque":
      return value.text;
  }
}
