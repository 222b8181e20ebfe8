import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { type Compilation, compile } from "../../src/compile.js";
import { createNodeHost } from "../../src/host/node-host.js";
import type { CompilerHost } from "../../src/host.js";
import { digest } from "../../src/ir/digest.js";
import type { BuiltCase, ConformanceCase, Edition, Target, TargetBuild } from "./conformance-case.js";
import { inputValues } from "./inputs.js";

/** A slug is part of names that may have 64 characters at most; a digest keeps those apart that begin alike. */
const slugLength = 20;

export function slugOf(name: string): string {
  const words = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return words.length <= slugLength ? words : `${words.slice(0, slugLength - 5)}-${digest(name).slice(0, 4)}`;
}

/** Builds a case for both targets, each by itself: what one refuses the other may take. Undefined where both refuse. */
export async function buildCase(each: ConformanceCase): Promise<BuiltCase | undefined> {
  const compiled = {
    cloudformation: await compileFor("cloudformation", each),
    terraform: await compileFor("terraform", each),
  };
  const plan = compiled.cloudformation.plan ?? compiled.terraform.plan;
  const builds = {
    cloudformation: targetBuild("cloudformation", compiled.cloudformation),
    terraform: targetBuild("terraform", compiled.terraform),
  };
  if (plan === undefined || Object.values(builds).every(({ kind }) => kind === "refused")) return undefined;
  const slug = slugOf(each.name);
  return { name: each.name, slug, plan, builds, inputs: inputValues(plan, slug) };
}

const compileFor = (target: Target, { entry, configuration, edition }: ConformanceCase): Promise<Compilation> =>
  compile({ entry, configuration, emitters: [target], plan: true, host: hostWith(edition) });

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

/** The text of a file of a case. */
export const textOf = ({ edition }: ConformanceCase, path: string): string =>
  edition.get(path) ?? readFileSync(path, "utf8");

/** A case with the other way to define its API; undefined for WebSocket APIs, which have but one. */
export function withOtherDefinition(each: ConformanceCase, { plan }: BuiltCase): ConformanceCase | undefined {
  const api = plan.resources.find(({ kind }) => kind === "rest-api" || kind === "http-api");
  if (api?.kind !== "rest-api" && api?.kind !== "http-api") return undefined;
  // What is not changed stays as it is written: `!ImportValue` and its like have no form as plain data.
  const settings = parseDocument(textOf(each, each.configuration), { logLevel: "silent" });
  settings.setIn(["api", "definition"], api.body === undefined ? "body" : "resources");
  return { ...each, edition: new Map([...each.edition, [each.configuration, String(settings)]]) };
}
