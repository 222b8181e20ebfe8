import { compareText } from "../../ir/compare.js";
import type { SchemaId } from "../../ir/ids.js";
import type { NamedSchema, Schema } from "../../ir/schema.js";
import type { Discrimination } from "../schemas/discriminator.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { withAbsentMembers } from "./negation.js";

/** How named schemas are declared. */
export interface DeclaredShapes {
  /** Schemas whose base form (or only form) is an interface; the others are type aliases. */
  readonly interfaces: ReadonlySet<SchemaId>;
  /** Whether a reference would make an alias mean itself; `unknown` stands in its place. */
  isCircular(from: FormKey, to: FormKey): boolean;
}

/** Interfaces extend at most so many others in a row; what is deeper becomes an intersection. */
const maximumExtensionDepth = 40;

/** Decides between interfaces, which recurse freely and read well in messages, and aliases, which can be anything. */
export function declaredShapes(
  schemas: readonly NamedSchema[],
  byId: SchemasById,
  discrimination: Discrimination,
): DeclaredShapes {
  const members = new Map<SchemaId, ReadonlySet<string> | undefined>();
  const interfaces = new Set<SchemaId>();
  for (const { id } of schemas) {
    if (memberNames(id, { byId, members }, 0) !== undefined) interfaces.add(id);
    else if (isPlainInterface(byId.get(id)?.schema)) interfaces.add(id);
  }
  const circular = circularReferences(aliasReferences(schemas, discrimination, interfaces));
  return { interfaces, isCircular: (from, to) => circular.has(`${from}\n${to}`) };
}

const isPlainInterface = (schema: Schema | undefined): boolean =>
  schema?.kind === "object" && !schema.nullable && schema.properties.length + schema.requiredElsewhere.length > 0;

interface MemberLookup {
  readonly byId: SchemasById;
  readonly members: Map<SchemaId, ReadonlySet<string> | undefined>;
}

/** The names of an interface's members, inherited ones included; undefined for what no interface can extend. */
function memberNames(id: SchemaId, lookup: MemberLookup, depth: number): ReadonlySet<string> | undefined {
  if (lookup.members.has(id)) return lookup.members.get(id);
  const schema = lookup.byId.get(id)?.schema;
  if (schema === undefined || schema.nullable || depth > maximumExtensionDepth) return undefined;
  // Met again while it is being worked out, a schema extends itself: no interface does.
  lookup.members.set(id, undefined);
  const names =
    schema.kind === "allOf" ? mergedNames(withAbsentMembers(schema.members), lookup, depth) : ownNames(schema, true);
  const members = names === undefined || names.size === 0 ? undefined : names;
  lookup.members.set(id, members);
  return members;
}

function mergedNames(parts: readonly Schema[], lookup: MemberLookup, depth: number): ReadonlySet<string> | undefined {
  const merged = new Set<string>();
  for (const part of parts) {
    if (part.kind === "any") continue;
    const names =
      part.kind === "reference" && !part.nullable ? memberNames(part.target, lookup, depth + 1) : ownNames(part, false);
    if (names === undefined) return undefined;
    for (const name of names) {
      if (merged.has(name)) return undefined;
      merged.add(name);
    }
  }
  return merged;
}

/** A member that is only required is one of its own, unless what stands beside it in an `allOf` describes it. */
function ownNames(schema: Schema, isAlone: boolean): ReadonlySet<string> | undefined {
  if (schema.kind !== "object" || schema.nullable) return undefined;
  if (typeof schema.additional === "object" || schema.patterns.length > 0) return undefined;
  return new Set([...schema.properties.map(({ name }) => name), ...(isAlone ? schema.requiredElsewhere : [])]);
}

/** A declaration: a schema's whole form, or its base form where that is another one. */
export type FormKey = string;
export const formKey = (id: SchemaId, isBase: boolean): FormKey => (isBase ? `${id}\nbase` : id);

/**
 * References by which an alias would mean itself without an object or array in between (`A = A | string`): TypeScript
 * refuses them. A depth-first walk in the order of the names finds the same ones whatever the order of the document.
 */
function circularReferences(aliases: ReadonlyMap<FormKey, readonly FormKey[]>): ReadonlySet<string> {
  const circular = new Set<string>();
  const state = new Map<FormKey, "open" | "done">();
  for (const root of [...aliases.keys()].sort(compareText)) {
    if (state.has(root)) continue;
    const path: { readonly form: FormKey; next: number }[] = [{ form: root, next: 0 }];
    state.set(root, "open");
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = aliases.get(top.form)?.[top.next++];
      if (target === undefined) {
        state.set(top.form, "done");
        path.pop();
      } else if (state.get(target) === "open") circular.add(`${top.form}\n${target}`);
      else if (!state.has(target)) {
        state.set(target, "open");
        path.push({ form: target, next: 0 });
      }
    }
  }
  return circular;
}

/** For each type alias the forms that it names outside objects and arrays. */
function aliasReferences(
  schemas: readonly NamedSchema[],
  discrimination: Discrimination,
  interfaces: ReadonlySet<SchemaId>,
): ReadonlyMap<FormKey, readonly FormKey[]> {
  const references = new Map<FormKey, readonly FormKey[]>();
  for (const { id, schema } of schemas) {
    const isExtended = discrimination.bases.has(id) || discrimination.children.has(id);
    if (!interfaces.has(id)) references.set(formKey(id, isExtended), extendedReferences(schema, discrimination));
    if (!isExtended) continue;
    const children = (discrimination.children.get(id) ?? []).map((child) => formKey(child, false));
    references.set(formKey(id, false), [...children, formKey(id, true)]);
  }
  return references;
}

/** Whoever extends a schema in the `allOf` at its top extends the base form. */
function extendedReferences(schema: Schema, discrimination: Discrimination): readonly FormKey[] {
  if (schema.kind !== "allOf") return immediateReferences(schema);
  return schema.members.flatMap((member) =>
    member.kind === "reference"
      ? [formKey(member.target, discrimination.bases.has(member.target) || discrimination.children.has(member.target))]
      : immediateReferences(member),
  );
}

function immediateReferences(schema: Schema): readonly FormKey[] {
  if (schema.kind === "reference") return [formKey(schema.target, false)];
  if (schema.kind === "oneOf" || schema.kind === "anyOf" || schema.kind === "allOf") {
    return schema.members.flatMap(immediateReferences);
  }
  return [];
}
