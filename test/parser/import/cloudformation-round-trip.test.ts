import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { compile } from "../../../src/compile.js";
import { createMemoryHost } from "../../../src/host/memory-host.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { importSource } from "../../../src/parser/import/import-source.js";

const fixtures = fileURLToPath(new URL("../../../fixtures", import.meta.url));

const templateOf = (name: string): string | undefined => {
  const path = join(fixtures, name, "expected/cloudformation/template.yaml");
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
};

const cases = readdirSync(fixtures)
  .filter((name) => /Type: AWS::(?:ApiGateway::RestApi|ApiGatewayV2::Api)$/m.test(templateOf(name) ?? ""))
  .sort();

/** What the ledger says where something of a case is not the same again. */
interface Known {
  readonly why: string;
  /** `outcome node property: how`; the beginning is enough. */
  readonly ledger: string;
}

const inNestedStacks: Known = {
  why: "the methods are in nested stacks, which are templates of their own",
  ledger: "left ",
};

/** Cases that differ, and why nothing but a decision of a person could make them the same. */
const different: Readonly<Record<string, Known>> = {
  "cloudformation-nested-overrides": inNestedStacks,
  "cloudformation-nested-stacks": inNestedStacks,
  "cloudformation-nested-stacks-by-tag": inNestedStacks,
  "documents-expressions": {
    why: "expressions name parameters of the template, which another one need not have: they are asked for",
    ledger: "opaque ",
  },
  "rest-cloudfront": {
    why: "the distribution and the records that lead to it stay where they are",
    ledger: "left ApiDistribution",
  },
  "rest-without-stages": {
    why: "a usage plan that names no stage says of no API that it is its plan",
    ledger: "left PartnersUsagePlan",
  },
  "http-function-alias-stage-variable": {
    why: "stages choose among the aliases of a function, which settings know one of",
    ledger: "left ListPetsFunction: it has several aliases",
  },
  "http-payload-format": {
    why: "the address of a function is written for any partition",
    ledger: "approximated OrdersFunctionArnAe12bfIntegration Properties.IntegrationUri",
  },
  "websocket-iam": {
    why: "the address of a function is written for any partition",
    ledger: "approximated DefaultIntegration Properties.IntegrationUri",
  },
};

/** What the API consists of; functions and what is theirs are compared where they are raised. */
const compared = /^AWS::(ApiGateway(V2)?|Route53|CertificateManager)::/;

/**
 * Resources by logical id, with what is made anew by each build taken out: fingerprints, the functions' parameters in
 * place of the functions, names of preflights, which only operations have, and the order of responses, which means nothing.
 */
function resourcesOf(text: string): Readonly<Record<string, unknown>> {
  const plain = text
    .replace(/Deployment[0-9a-f]{10}/g, "Deployment")
    .replace(/\$\{(\w+)\.Arn\}/g, "${$1Arn}")
    .replace(/!GetAtt (\w+)\.(\w+)/g, "$1$2")
    .replace(/!(Ref|Sub) /g, "")
    // A role that an integration names is called after that, and once more by each build.
    .replace(/\b(?:Shared)+(?=\w*RoleArn\b)/g, "");
  const template = parse(plain, { logLevel: "silent" }) as { Resources: Record<string, { Type: string }> };
  const entries = Object.entries(template.Resources).filter(([, { Type }]) => compared.test(Type));
  return Object.fromEntries(entries.map(([id, resource]) => [id, withoutDependencies(resource)]));
}

function withoutDependencies(resource: object): unknown {
  const { DependsOn: _, Properties, ...rest } = resource as Record<string, Record<string, unknown>>;
  const { OperationName, ...properties } = Properties ?? {};
  const integration = properties.Integration as { IntegrationResponses?: { StatusCode: string }[] } | undefined;
  integration?.IntegrationResponses?.sort((one, other) => Number(one.StatusCode) - Number(other.StatusCode));
  const isPreflight = properties.HttpMethod === "OPTIONS";
  return {
    ...rest,
    Properties: isPreflight ? properties : { ...properties, ...(OperationName ? { OperationName } : {}) },
  };
}

/** What is not simply mapped: `outcome node property: how`. */
async function ledgerOf(text: string): Promise<readonly string[]> {
  const host = createMemoryHost({ "/built/template.yaml": text });
  const request = { source: "/built/template.yaml", parameters: new Map<string, string>(), host };
  const { imported } = await importSource(request, new DiagnosticBag());
  return [...(imported?.apis.flatMap(({ ledger }) => ledger) ?? []), ...(imported?.rest ?? [])].flatMap(
    ({ outcome, node, property, how }) =>
      outcome === "mapped" ? [] : [`${outcome} ${[node, property].filter(Boolean).join(" ")}: ${how}`],
  );
}

describe("a template that was built gives the same API when it is imported", () => {
  it.each(cases)("%s", async (name) => {
    const text = templateOf(name) ?? "";
    const ledger = await ledgerOf(text);
    expect(ledger.filter((row) => row.startsWith("dropped"))).toEqual([]);
    const host = createMemoryHost({ "/built/template.yaml": text });
    const again = await compile({ entry: "/built/template.yaml", emitters: ["cloudformation"], host });
    const errors = again.diagnostics.filter(({ severity }) => severity === "error");
    const known = different[name];
    if (known === undefined) expect(errors.map(({ message }) => message)).toEqual([]);
    const printed = again.artifacts.find(({ path }) => path.endsWith("template.yaml"))?.text ?? "Resources: {}";
    if (known === undefined) expect(resourcesOf(printed)).toEqual(resourcesOf(text));
    else {
      expect(resourcesOf(printed)).not.toEqual(resourcesOf(text));
      expect(ledger).toContainEqual(expect.stringContaining(known.ledger));
    }
  });
});

describe("what the build made of a setting", () => {
  const importCase = async (text: string) => {
    const host = createMemoryHost({ "/built/template.yaml": text });
    const request = { source: "/built/template.yaml", parameters: new Map<string, string>(), host };
    const { imported } = await importSource(request, new DiagnosticBag());
    return imported?.apis[0];
  };

  it("is the setting again, where preflights are just what it makes", async () => {
    const api = await importCase(templateOf("rest-cors") ?? "");
    expect(api?.settings.value).toMatchObject({
      cors: {
        origins: ["https://app.example.com"],
        headers: ["Content-Type", "Authorization"],
        exposedHeaders: ["X-Total"],
        credentials: true,
        maxAge: 600,
      },
    });
    expect(JSON.stringify(api?.document.value)).not.toContain('"options"');
  });

  it("stays an operation where one of them answers otherwise", async () => {
    const api = await importCase((templateOf("rest-cors") ?? "").replace('{"statusCode": 204}', '{"statusCode": 200}'));
    expect(api?.settings.value).not.toHaveProperty("cors");
    expect(JSON.stringify(api?.document.value)).toContain('"options"');
  });
});
