import type { SourcePointer } from "../../../../ir/source.js";
import { readDocumentText } from "../evaluate/document-text.js";
import { list, object, type ScalarValue, scalar, type Value } from "../evaluate/value.js";
import type { ResourceInstance } from "./evaluated.js";

/**
 * `data.aws_iam_policy_document`, as the provider writes its JSON, but for lists, which stay lists however short.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function policyDocument(instance: ResourceInstance, at: SourcePointer): Value | undefined {
  const sources = [
    ...documents(instance, "source_policy_documents"),
    ...statementsOf(instance.argument("source_json")),
  ];
  const overrides = [
    ...documents(instance, "override_policy_documents"),
    ...statementsOf(instance.argument("override_json")),
  ];
  const own = blocks(instance.argument("statement")).map((each) => statement(each, at));
  const statements = replaced([...sources, ...own], overrides);
  if (!statements.every((each) => each !== undefined)) return undefined;
  const id = instance.argument("policy_id");
  return object(
    [
      ["Version", instance.argument("version") ?? scalar("2012-10-17", at)],
      ...(id === undefined ? [] : [["Id", id] as const]),
      ["Statement", list(statements, at)],
    ],
    at,
  );
}

const blocks = (value: Value | undefined): readonly Value[] =>
  value?.kind === "list" ? value.items : value?.kind === "object" ? [value] : [];

const documents = (instance: ResourceInstance, name: string): readonly (Value | undefined)[] =>
  blocks(instance.argument(name)).flatMap(statementsOf);

/** Undefined for what cannot be told. */
function statementsOf(document: Value | undefined): readonly (Value | undefined)[] {
  if (document === undefined) return [];
  const read = readDocumentText(document);
  const statements = read?.kind === "object" ? read.members.get("Statement") : undefined;
  return statements === undefined ? [undefined] : blocks(statements);
}

/** A statement takes the place of the one whose id it bears. */
function replaced(
  statements: readonly (Value | undefined)[],
  overrides: readonly (Value | undefined)[],
): readonly (Value | undefined)[] {
  const idOf = (each: Value | undefined): ScalarValue["value"] | undefined => {
    const id = each?.kind === "object" ? each.members.get("Sid") : undefined;
    return id?.kind === "scalar" ? id.value : undefined;
  };
  const ids = new Set(overrides.map(idOf));
  ids.delete(undefined);
  return [...statements.filter((each) => !ids.has(idOf(each))), ...overrides];
}

function statement(block: Value, at: SourcePointer): Value {
  const members = block.kind === "object" ? block.members : new Map<string, Value>();
  const rows: (readonly [string, Value])[] = [];
  const take = (from: string, to: string, convert: (value: Value) => Value = (value) => value): void => {
    const value = members.get(from);
    if (value !== undefined) rows.push([to, convert(value)]);
  };
  take("sid", "Sid");
  rows.push(["Effect", members.get("effect") ?? scalar("Allow", at)]);
  take("actions", "Action");
  take("not_actions", "NotAction");
  take("resources", "Resource");
  take("not_resources", "NotResource");
  take("principals", "Principal", principals);
  take("not_principals", "NotPrincipal", principals);
  take("condition", "Condition", conditions);
  return object(rows, block.at);
}

function principals(value: Value): Value {
  const rows = blocks(value).flatMap((each) => {
    const [type, identifiers] = [memberOf(each, "type"), memberOf(each, "identifiers")];
    return type?.kind === "scalar" && identifiers !== undefined ? [[String(type.value), identifiers] as const] : [];
  });
  const [only] = rows;
  // `*` for everybody, whether they can be told or not.
  if (only?.[0] === "*" && rows.length === 1) return scalar("*", value.at);
  return object(
    rows.map(([type, identifiers]) => [type, single(identifiers)] as const),
    value.at,
  );
}

const single = (value: Value): Value =>
  value.kind === "list" && value.items.length === 1 ? (value.items[0] ?? value) : value;

function conditions(value: Value): Value {
  const tests = new Map<string, Map<string, Value>>();
  for (const each of blocks(value)) {
    const [test, variable, values] = [memberOf(each, "test"), memberOf(each, "variable"), memberOf(each, "values")];
    if (test?.kind !== "scalar" || variable?.kind !== "scalar" || values === undefined) continue;
    const rows = tests.get(String(test.value)) ?? new Map<string, Value>();
    rows.set(String(variable.value), single(values));
    tests.set(String(test.value), rows);
  }
  return object(
    [...tests].map(([test, rows]) => [test, object(rows, value.at)] as const),
    value.at,
  );
}

const memberOf = (value: Value, name: string): Value | undefined =>
  value.kind === "object" ? value.members.get(name) : undefined;
