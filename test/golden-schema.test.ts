import { describe, expect, it } from "vitest";
import { findPropertyFaults } from "../src/emitters/cloudformation/resource-check.js";
import { resourceSchemas } from "../src/emitters/cloudformation/resource-schema.generated.js";
import type { JsonValue } from "../src/ir/json.js";
import { readTemplate } from "./emitters/cloudformation/evaluate-template.js";
import { type GoldenOutput, goldenOutputs, templatesOf } from "./support/golden-outputs.js";
import { buildOtherDefinitions, infrastructureCases } from "./support/other-definition.js";

type Properties = { readonly [key: string]: JsonValue };
interface Resource {
  readonly Type: string;
  readonly Properties?: Properties;
}

const readGolden = (path: string, text: string): { readonly Resources?: Readonly<Record<string, Resource>> } =>
  (path.endsWith(".json") ? JSON.parse(text) : readTemplate(text)) as object;

function faultsOf(output: GoldenOutput): readonly string[] {
  return templatesOf(output).flatMap((path) =>
    Object.entries(readGolden(path, output.files.get(path) ?? "").Resources ?? {}).flatMap(
      ([id, { Type, Properties = {} }]) => {
        const schema = resourceSchemas[Type];
        if (schema === undefined)
          return [`${id}: the extract lacks ${Type}; add it to scripts/cloudformation-schema.mjs`];
        // A local path stands for an object until `aws cloudformation package` has uploaded what it leads to.
        const uploaded = typeof Properties.Code === "string" ? { ...Properties, Code: {} } : Properties;
        return findPropertyFaults(uploaded, schema).map((fault) => `${id}.${fault.path.join(".")} ${fault.problem}`);
      },
    ),
  );
}

const others = (await buildOtherDefinitions(infrastructureCases()))
  .filter(({ emitter, output }) => emitter === "cloudformation" && output.files.size > 0)
  .map(({ output }) => output);

describe("the templates of all golden cases agree with the registry's schema, with either definition", () => {
  const outputs = [...goldenOutputs("cloudformation"), ...others];
  it.each(outputs.map((output) => [output.name, output] as const))("%s", (_, output) => {
    expect(faultsOf(output)).toEqual([]);
  });
});

describe("the extract of the registry's schemas", () => {
  it("is complete in itself", () => {
    const dangling = Object.entries(resourceSchemas).flatMap(([type, schema]) =>
      [...JSON.stringify(schema).matchAll(/\{"object":"(\w+)"\}/g)]
        .map(([, name = ""]) => name)
        .filter((name) => name !== "Tag" && schema.types?.[name] === undefined)
        .map((name) => `${type} ${name}`),
    );
    expect(dangling).toEqual([]);
  });
});
