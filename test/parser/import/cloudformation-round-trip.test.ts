import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { compile } from "../../../src/compile.js";
import { createMemoryHost } from "../../../src/host/memory-host.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { importSource } from "../../../src/parser/import/import-source.js";
import { leftIn, resourcesOf } from "../../support/template-resources.js";

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

const severalAliases: Known = {
  why: "stages choose among the aliases of a function, which settings know one of",
  ledger: "left ListPetsFunction: it has several aliases",
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
  "overrides-references": {
    why: "what an override says of a property has to be known, and is taken by the parameter's default",
    ledger: "approximated ApiFunction Properties.EphemeralStorage.Size",
  },
  "rest-function-alias-stage-variable": severalAliases,
  "http-function-alias-stage-variable": severalAliases,
  "rest-function-callable-from": {
    why: "a function that stays where it is may be called by the methods that do, in every stage",
    ledger: "approximated StockArnProdPostPetsPermission Properties.SourceArn",
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
    if (known === undefined) expect(resourcesOf(printed)).toEqual(resourcesOf(text, leftIn(ledger)));
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
