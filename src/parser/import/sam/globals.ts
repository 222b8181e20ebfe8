import type { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { SourceProperty, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { globalProperties } from "./property-kinds.js";
import { reportInvalid } from "./sam-context.js";
import { isList, isObject, itemsOf, membersOf, textOf } from "./values.js";

const prefix = "AWS::Serverless::";

/** Properties that `Globals` gives to every resource of a type, by type. */
export type Globals = ReadonlyMap<string, readonly SourceProperty[]>;

/** Reports what may not stand in `Globals`, and leaves it out. */
export function readGlobals(value: SourceValue | undefined, diagnostics: DiagnosticBag): Globals {
  const globals = new Map<string, readonly SourceProperty[]>();
  for (const [section, properties] of membersOf(value)) {
    const known = globalProperties[section];
    if (known === undefined || !isObject(properties)) {
      if (known === undefined) reportUnknown(diagnostics, section, properties);
      else reportInvalid({ diagnostics }, `'Globals.${section}'`, "a map", properties);
      continue;
    }
    const taken = membersOf(properties).filter(([name, each]) => {
      if (!known.has(name)) reportUnknown(diagnostics, `${section}.${name}`, each);
      return known.has(name);
    });
    globals.set(
      prefix + section,
      taken.map(([name, each]) => ({ name, value: each, at: each.at })),
    );
  }
  return globals;
}

function reportUnknown(diagnostics: DiagnosticBag, name: string, { at }: SourceValue): void {
  diagnostics.report("sam-property-unknown", { ...at, part: "key" }, { property: name, type: "Globals" });
}

/**
 * The properties of a resource with what `Globals` says for its type. The resource's own win, maps are put together and
 * lists one behind the other.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html#sam-specification-template-anatomy-globals-overrideable
 */
export function mergeGlobals(resource: SourceResource, globals: Globals): ReadonlyMap<string, SourceProperty> {
  const merged = new Map<string, SourceProperty>();
  const ignored = ignoredGlobals(resource);
  for (const property of globals.get(resource.type) ?? []) {
    if (ignored !== "*" && !ignored.includes(property.name)) merged.set(property.name, property);
  }
  for (const property of resource.properties) {
    const global = merged.get(property.name);
    merged.set(
      property.name,
      global === undefined ? property : { ...property, value: mergeValues(global.value, property.value) },
    );
  }
  return new Map([...merged].filter(([, { value }]) => !(value.kind === "scalar" && value.value === null)));
}

function ignoredGlobals(resource: SourceResource): "*" | readonly string[] {
  const attribute = resource.attributes.find(({ name }) => name === "IgnoreGlobals")?.value;
  if (textOf(attribute) === "*") return "*";
  return itemsOf(attribute).map((item) => textOf(item) ?? "");
}

function mergeValues(global: SourceValue, own: SourceValue): SourceValue {
  if (isList(global) && isList(own)) return { ...own, items: [...global.items, ...own.items] };
  if (!isObject(global) || !isObject(own)) return own;
  const members = new Map(global.members);
  for (const [key, value] of own.members) {
    const inherited = members.get(key);
    members.set(key, inherited === undefined ? value : mergeValues(inherited, value));
  }
  return { ...own, members: [...members] };
}
