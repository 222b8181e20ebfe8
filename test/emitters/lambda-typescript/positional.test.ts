import { describe, expect, it } from "vitest";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { lower } from "../../../src/ir/plan/lower.js";
import { readModel } from "../../support/read-document.js";
import { aLambdaContext, anEvent } from "../../templates/lambda-typescript/events.js";
import { emitProject, loadFunction } from "./emit-project.js";

const document = `openapi: 3.0.3
info: {title: Repositories, version: "1"}
paths:
  /repos/{owner}/{repo}:
    get: {operationId: getRepo, tags: [read], parameters: [&owner {name: owner, in: path, required: true, schema: {type: string}}, &repo {name: repo, in: path, required: true, schema: {type: string}}], responses: {"200": &ok {description: ok, content: {application/json: {schema: {}}}}}}
  /repos/{template}/{copy}/generate:
    get: {operationId: generate, tags: [read], parameters: [{name: template, in: path, required: true, schema: {type: string}}, {name: copy, in: path, required: true, schema: {type: string}}], responses: {"200": *ok}}
  /repos/{owner}/{repo}/compare/{base}...{head}:
    get: {operationId: compare, tags: [read], parameters: [*owner, *repo, {name: base, in: path, required: true, schema: {type: string}}, {name: head, in: path, required: true, schema: {type: integer}}], responses: {"200": *ok}}
`;

const scaffold = (id: string, file: string): readonly [string, string] => {
  const type = `${id.charAt(0).toUpperCase()}${id.slice(1)}Handler`;
  const source = `import type { ${type} } from "../generated/operations/${file}.js";
export const ${id}: ${type} = (request) => ({ status: 200, body: request.path });\n`;
  return [`src/operations/${file}.ts`, source];
};

const calls = [
  ["getRepo", { variable2: "a%2Fb", variable3: "c" }, { owner: "a/b", repo: "c" }],
  ["generate", { variable2: "a", variable3: "b" }, { template: "a", copy: "b" }],
  ["compare", { variable2: "a", variable3: "b", variable5: "v1...2" }, { owner: "a", repo: "b", base: "v1", head: 2 }],
] as const;

describe("functions behind positional path variables", () => {
  it.each(["operation", "tag", "api"])("give handlers the document's names, with one per %s", async (per) => {
    const api = await readModel(document, `functions: {per: ${per}}\napi: {pathVariables: positional}`);
    const bag = new DiagnosticBag();
    const { resources } = lower(api, bag);
    expect(bag.items).toEqual([]);
    const { files } = await emitProject(api);
    const own = [scaffold("getRepo", "get-repo"), scaffold("generate", "generate"), scaffold("compare", "compare")];
    const project = new Map([...files, ...own]);
    for (const [operation, pathParameters, expected] of calls) {
      const method = resources.find((each) => each.kind === "method" && each.operationName === operation);
      const handler = api.handlers.find(
        ({ purpose }) => purpose.kind === "operations" && purpose.operations.some((id) => id === operation),
      );
      if (method?.kind !== "method" || handler === undefined) throw new Error(`${operation} is not deployed.`);
      const invoke = await loadFunction(project, handler.id);
      const event = anEvent(method.httpMethod, method.path, { path: "/behind/a/domain", pathParameters });
      expect(JSON.parse((await invoke(event, aLambdaContext())).body), operation).toEqual(expected);
    }
  });
});
