import { describe, expect, it } from "vitest";
import type { Cors } from "../../../src/ir/delivery.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { validate } from "../../../src/ir/validate/validate.js";
import { type ApiMembers, anApi, anOperation, aScheme, aStage, at } from "../../support/models.js";

function found(members: ApiMembers): readonly string[] {
  const diagnostics = new DiagnosticBag();
  validate(anApi({ operations: [anOperation("root", "get", "/")], ...members }), diagnostics);
  return diagnostics.items.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

const cors: Cors = { origins: ["*"], headers: [], exposedHeaders: [], credentials: false, origin: at("/cors") };

describe("every build", () => {
  it("accepts a plain API", () => {
    expect(found({})).toEqual([]);
  });

  it("has one thing of a name", () => {
    const key = { name: "k", enabled: true, origin: at() };
    const plan = { name: "p", stages: [], apiKeys: [], existingApiKeys: [], origin: at() };
    const own = aScheme("a", { kind: "sigv4" }, { kind: "iam" }).authorizer;
    expect(
      found({
        stages: [aStage("s"), aStage("s")],
        apiKeys: [key, key],
        usagePlans: [plan, plan],
        authorizers: [own, { ...own, id: "b" as never }],
      }),
    ).toEqual([
      "error name-duplicate: Two stages are named 's'.",
      "error name-duplicate: Two API keys are named 'k'.",
      "error name-duplicate: Two usage plans are named 'p'.",
      "error name-duplicate: Two authorizers are named 'a'.",
    ]);
  });
});

describe("CORS", () => {
  it.each(["https://app.example.com", "http://localhost:3000", "capacitor://localhost", "http://[::1]:80"])(
    "allows %s",
    (origin) => {
      expect(found({ cors: { ...cors, origins: [origin] } })).toEqual([]);
    },
  );

  it.each([
    ["https://app.example.com/", "ends without a slash"],
    ["https://app.example.com/path", "no scheme with a host"],
    ["app.example.com", "no scheme with a host"],
    ["https://*.example.com", "no wildcard"],
    ['https://a" || "" == "', "no scheme with a host"],
    ["https://a'b", "no scheme with a host"],
    ["https://$context.x", "no scheme with a host"],
    ["", "no scheme with a host"],
    ["null", "no scheme with a host"],
  ])("does not allow %j", (origin, problem) => {
    const [message, ...others] = found({ cors: { ...cors, origins: [origin] } });
    expect(message).toContain("error cors-invalid");
    expect(message).toContain(problem);
    expect(others).toEqual([]);
  });

  it("allows every origin, or some", () => {
    expect(found({ cors })).toEqual([]);
    expect(found({ cors: { ...cors, origins: ["*", "https://a.example.com"] } })).toHaveLength(1);
  });

  it("names headers", () => {
    expect(found({ cors: { ...cors, headers: ["X-Id"], exposedHeaders: ["X-Next"] } })).toEqual([]);
    expect(found({ cors: { ...cors, headers: ["X Id"], exposedHeaders: ["X'"] } })).toHaveLength(2);
  });

  it("has no credentials where every origin is allowed", () => {
    expect(found({ cors: { ...cors, credentials: true } })).toEqual([
      "error cors-credentials-any-origin: Browsers refuse credentials where every origin (`*`) is allowed.",
    ]);
    expect(found({ cors: { ...cors, origins: ["https://a.example.com"], credentials: true } })).toEqual([]);
  });
});
