import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { resourceSchemas } from "../../../src/emitters/cloudformation/resource-schema.generated.js";
import { requireTool } from "../../support/find-tool.js";
import { describeWithTool } from "../../support/tools.js";

/** What CloudFormation's registry says of types, as cfn-lint carries it: the members of their identifiers. */
const program = `
import json, sys
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as schemas
found = {}
for name in json.load(sys.stdin):
    try:
        pointers = schemas.get_resource_schema("us-east-1", name).schema["primaryIdentifier"]
    except Exception:
        continue
    found[name] = [pointer.removeprefix("/properties/") for pointer in pointers]
print(json.dumps(found))
`;

/**
 * Types that the registry knows by name alone, without handlers: their identifier is one that CloudFormation makes up, and
 * nothing can be imported by it.
 */
const withoutHandlers = [
  "AWS::ApiGatewayV2::ApiGatewayManagedOverrides",
  "AWS::CertificateManager::Certificate",
  "AWS::Route53::RecordSet",
];

/**
 * One of those that became a whole type in 2026, with handlers and an identifier:
 * https://github.com/go-to-k/cdkd/issues/1772
 */
const sinceThen = ["AWS::ApiGatewayV2::Stage"];

const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

describeWithTool(["python3", "cfn-lint"], "the primary identifiers of resource types", () => {
  it("are those of CloudFormation's registry", () => {
    const input = JSON.stringify(Object.keys(resourceSchemas));
    const run = spawnSync(requireTool("python3"), ["-c", program], { input, encoding: "utf8" });
    expect(run.stderr).toBe("");
    const registry = JSON.parse(run.stdout) as Readonly<Record<string, readonly string[]>>;
    const known = Object.keys(resourceSchemas).filter((type) => type in registry);
    expect(known.length).toBeGreaterThan(55);
    const differing = known.filter(
      (type) => `${sorted(resourceSchemas[type]?.identifier ?? [])}` !== `${sorted(registry[type] ?? [])}`,
    );
    expect(differing).toEqual(sorted([...withoutHandlers, ...sinceThen]));
    for (const type of differing) expect(registry[type], type).toEqual(["Id"]);
    expect(resourceSchemas["AWS::ApiGatewayV2::Stage"]?.identifier).toEqual(["ApiId", "StageName"]);
  });
});
