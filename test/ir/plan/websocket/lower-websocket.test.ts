import { describe, expect, it } from "vitest";
import { DiagnosticBag } from "../../../../src/ir/diagnostics.js";
import { lower } from "../../../../src/ir/plan/lower.js";
import type { GatewayPlan, PlanResource, PlanResourceOf } from "../../../../src/ir/plan/model.js";
import { describeValue } from "../../../../src/ir/plan/values.js";
import { readFiles } from "../../../support/read-document.js";

const document = `openapi: 3.1.0
info: { title: Chat, version: 1.0.0 }
components:
  securitySchemes: { token: { type: http, scheme: bearer } }
  schemas: { Say: { type: object, properties: { action: { const: say } } } }
`;

interface Lowered {
  readonly plan: GatewayPlan;
  readonly found: readonly string[];
}

async function lowered(settings: string): Promise<Lowered> {
  const files = { "openapi.yaml": document, "gatewright.yaml": `api: { type: websocket }\n${settings}` };
  const { api, found } = await readFiles(files);
  if (api === undefined) throw new Error(found.join("\n"));
  const diagnostics = new DiagnosticBag();
  return { plan: lower(api, diagnostics), found: diagnostics.items.map(({ code }) => code) };
}

const ofKind = <Kind extends PlanResource["kind"]>(plan: GatewayPlan, kind: Kind): readonly PlanResourceOf<Kind>[] =>
  plan.resources.filter((resource): resource is PlanResourceOf<Kind> => resource.kind === kind);

const fingerprintOf = async (settings: string): Promise<string | undefined> =>
  ofKind((await lowered(settings)).plan, "route-deployment")[0]?.fingerprint;

describe("a WebSocket API", () => {
  it("stands before the functions that are told its address, and each function is called for its routes alone", async () => {
    const { plan, found } = await lowered("websocket: { routes: { $connect: {}, say: {} } }");
    expect(found).toEqual([]);
    expect(plan.resources[0]?.kind).toBe("websocket-api");
    expect(ofKind(plan, "permission").map(({ sourceArn }) => sourceArn && describeValue(sourceArn))).toEqual([
      "${websocket-api:api.executionArn}/*/$connect",
      "${websocket-api:api.executionArn}/*/say",
    ]);
  });

  it("tells generated handlers where connections are reached, and leaves the author's own code as it is", async () => {
    const variables = async (settings: string) => {
      const { plan } = await lowered(`websocket: { routes: { say: {} } }\n${settings}`);
      return ofKind(plan, "function").flatMap(({ environment }) => environment.map(({ name }) => name));
    };
    expect(await variables("")).toEqual(["WEBSOCKET_CALLBACK_ENDPOINT"]);
    expect(await variables("functions: { handler: app.handler, runtime: ruby3.3 }")).toEqual([]);
  });

  it("lets functions of routes, and no authorizer, reach the connections of its own stages", async () => {
    const { plan } = await lowered(
      "websocket: { connections: [delete, post], routes: { $connect: { security: [{ token: [] }] } } }\nstages: [{ name: a }, { name: b }]",
    );
    const roles = ofKind(plan, "role").map(({ key, policies }) => [
      key,
      policies.flatMap((policy) =>
        policy.name === "connections" && "statements" in policy
          ? policy.statements.flatMap(({ resources }) => resources.map(describeValue))
          : [],
      ),
    ]);
    const stage = (name: string, action: string) =>
      `\${websocket-api:api.executionArn}/${name}/${action}/@connections/*`;
    expect(roles).toEqual([
      ["role:onConnect", [stage("a", "DELETE"), stage("a", "POST"), stage("b", "DELETE"), stage("b", "POST")]],
      ["role:tokenAuthorizer", []],
    ]);
  });

  it("grants nothing that is not asked for", async () => {
    const { plan } = await lowered("websocket: { connections: [], routes: { say: {} } }");
    const [role] = ofKind(plan, "role");
    expect(role?.policies.map(({ name }) => name)).toEqual(["logs"]);
    expect(ofKind(plan, "function")[0]?.environment).toEqual([]);
  });

  it("has one pattern for many routes of one function, and says so", async () => {
    const routes = Array.from({ length: 60 }, (_, index) => `route${index}: {}`).join(", ");
    const { plan, found } = await lowered(`functions: { per: api }\nwebsocket: { routes: { ${routes} } }`);
    expect(ofKind(plan, "permission").map(({ key }) => key)).toEqual(["permission:api:*"]);
    expect(found).toEqual(["permission-widened"]);
  });

  it("answers on a route with a reply, and on a handshake that no proxy answers", async () => {
    const { plan } = await lowered(
      "websocket: { routes: { $connect: { integration: { type: mock } }, say: { reply: '#/components/schemas/Say' }, tell: {} } }",
    );
    expect(ofKind(plan, "route-response").map(({ key }) => key)).toEqual([
      "route-response:$connect",
      "route-response:say",
    ]);
    expect(ofKind(plan, "integration-response").map(({ responseKey }) => responseKey)).toEqual(["$default"]);
  });

  it("deploys anew when a caller could notice, and only then", async () => {
    const plain = await fingerprintOf("websocket: { routes: { say: {}, tell: {} } }");
    expect(await fingerprintOf("websocket: { routes: { tell: { description: New. }, say: {} } }")).toBe(plain);
    const replying = "websocket: { routes: { say: { reply: '#/components/schemas/Say' }, tell: {} } }";
    expect(await fingerprintOf(replying)).not.toBe(plain);
    const selecting = "websocket: { routeSelectionExpression: $request.body.kind, routes: { say: {}, tell: {} } }";
    expect(await fingerprintOf(selecting)).not.toBe(plain);
  });

  it("takes a repetition of the handshake's security on a route for what it is", async () => {
    const same =
      "websocket: { routes: { $connect: { security: [{ token: [] }] }, say: { security: [{ token: [] }] } } }";
    expect((await lowered(same)).found).toEqual([]);
    const other = "websocket: { routes: { $connect: {}, say: { security: [{ token: [] }] } } }";
    expect((await lowered(other)).found).toEqual(["route-security-not-on-connect"]);
  });
});
