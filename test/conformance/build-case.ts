import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { type Compilation, compile } from "../../src/compile.js";
import { createNodeHost } from "../../src/host/node-host.js";
import type { CompilerHost } from "../../src/host.js";
import type { BuiltCase, ConformanceCase, Target, TargetBuild } from "./conformance-case.js";
import { inputValues } from "./inputs.js";

/** The files of a case as an edition of it has them, by absolute path; every other one as the disk does. */
export type Edition = ReadonlyMap<string, string>;

/** A slug is part of names that may have 64 characters at most. */
const slugLength = 30;

export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, slugLength)
    .replace(/-$/, "");

/** Builds a case for both targets, each by itself: what one refuses the other may take. */
export async function buildCase(each: ConformanceCase, edition: Edition = new Map()): Promise<BuiltCase> {
  const { entry, configuration } = each;
  const compileFor = (target: Target): Promise<Compilation> =>
    compile({
      entry,
      ...(configuration === undefined ? {} : { configuration }),
      emitters: [target],
      plan: true,
      host: hostWith(edition),
    });
  const compiled = { cloudformation: await compileFor("cloudformation"), terraform: await compileFor("terraform") };
  const plan = compiled.cloudformation.plan ?? compiled.terraform.plan;
  if (plan === undefined) {
    throw new Error(`${each.name} has no plan: ${errorsOf(compiled.cloudformation).join(", ")}`);
  }
  const slug = slugOf(each.name);
  return {
    name: each.name,
    slug,
    plan,
    builds: {
      cloudformation: targetBuild("cloudformation", compiled.cloudformation),
      terraform: targetBuild("terraform", compiled.terraform),
    },
    inputs: inputValues(plan, slug),
  };
}

const errorsOf = ({ diagnostics }: Compilation): readonly string[] =>
  [...new Set(diagnostics.filter(({ severity }) => severity === "error").map(({ code }): string => code))].sort();

function targetBuild(target: Target, compilation: Compilation): TargetBuild {
  const codes = errorsOf(compilation);
  if (codes.length > 0) return { kind: "refused", codes };
  const files = compilation.artifacts.map(({ path, text }) => [path.slice(target.length + 1), text] as const);
  return { kind: "built", files: new Map(files) };
}

function hostWith(edition: Edition): CompilerHost {
  const node = createNodeHost();
  return { ...node, readText: async (path) => edition.get(path) ?? node.readText(path) };
}

/** Settings of a case with the other way to define an API; undefined for WebSocket APIs, which have but one. */
export function otherDefinition({ configuration }: ConformanceCase, chosen: "resources" | "body"): Edition | undefined {
  if (configuration === undefined || !existsSync(configuration)) return undefined;
  const settings = parse(readFileSync(configuration, "utf8")) ?? {};
  const definition = chosen === "body" ? "resources" : "body";
  return new Map([[configuration, JSON.stringify({ ...settings, api: { ...settings.api, definition } })]]);
}
