import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { findLiveResources } from "../../src/adopt/find-live-resources.js";
import { nothingDescribed, readDescription } from "../../src/adopt/live-description.js";
import { compile } from "../../src/compile.js";
import { createNodeHost } from "../../src/host/node-host.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import { importSource } from "../../src/parser/import/import-source.js";
import { makeProject } from "../support/projects.js";

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));

/*
 * A configuration tells of the same resources in another vocabulary: each of the plan that it was printed from is found in
 * it, and nothing of it is left.
 */
it.each(["terraform-rest", "rest-lambda-authorizers", "rest-usage-plans", "http-jwt", "websocket-routes"])(
  "finds every resource of %s in its Terraform configuration",
  async (name) => {
    const folder = join(fixtures, name);
    const host = createNodeHost();
    const request = { entry: join(folder, "openapi.yaml"), configuration: join(folder, "gatewright.yaml"), host };
    const { artifacts, plan } = await compile({ ...request, emitters: ["terraform"], plan: true });
    const files = Object.fromEntries(artifacts.map(({ path, text }) => [path, text]));
    const source = join(makeProject(files), "terraform");
    const { imported } = await importSource({ source, parameters: new Map(), host }, new DiagnosticBag());
    const graph = imported?.graph;
    if (plan === undefined || graph === undefined) throw new Error("The configuration cannot be read.");
    const resources = graph.resources.map(({ id }) => ({ address: id, mode: "managed", values: { id: `live ${id}` } }));
    const description = readDescription(nothingDescribed, { values: { root_module: { resources } } });
    const found = await findLiveResources(plan, graph, description ?? nothingDescribed);
    expect({ unmatched: found.unmatched, left: found.left.map(({ id }) => id) }).toEqual({ unmatched: [], left: [] });
    expect(found.live.ids.size).toBe(plan.resources.length);
  },
);
