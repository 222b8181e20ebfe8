import { describe, expect, it } from "vitest";
import { literal } from "../../../../src/ir/deploy-value.js";
import type { ManagedRules } from "../../../../src/ir/edge.js";
import { aWebAcl } from "../../../support/domains.js";
import { type ApiMembers, anOperation, aStage, at, httpProxy } from "../../../support/models.js";
import { lowered } from "../lowered.js";

const operations = [anOperation("listPets", "get", "/pets", { integration: httpProxy("https://example.com") })];
const loweredAcl = (webAcl: NonNullable<ApiMembers["webAcl"]>, members: ApiMembers = {}) =>
  lowered({ operations, ...members, webAcl });
const managed = (name: string, members: Partial<ManagedRules> = {}): ManagedRules => ({
  vendor: "AWS",
  name,
  countedRules: [],
  countOnly: false,
  ...members,
});

describe("web ACLs", () => {
  it("protect every stage", () => {
    const stages = [aStage("live"), aStage("test")];
    const { keys, plain } = loweredAcl({ kind: "existing", arn: literal("arn:acl"), origin: at() }, { stages });
    expect(keys.filter((key) => key.startsWith("web-acl"))).toEqual([
      "web-acl-association:live",
      "web-acl-association:test",
    ]);
    expect(plain("web-acl-association:test")).toMatchObject({
      webAcl: "arn:acl",
      resource: "${rest-api:api.arn}/stages/${stage:test.name}",
    });
  });

  it("have priorities that rules of another sort do not move", () => {
    const rules = (members: Parameters<typeof aWebAcl>[0]) =>
      loweredAcl(aWebAcl({ managedRules: [managed("AWSManagedRulesCommonRuleSet")], ...members }))
        .of("web-acl")[0]
        ?.rules.map(({ name, priority }) => `${priority} ${name}`);
    expect(rules({})).toEqual(["100 AWSManagedRulesCommonRuleSet"]);
    const rate = { limit: 100, windowSeconds: 300, action: "block" } as const;
    expect(rules({ rate, deniedAddresses: ["2001:db8::/32", "192.0.2.0/24"] })).toEqual([
      "0 denied-ipv4",
      "1 denied-ipv6",
      "20 rate",
      "100 AWSManagedRulesCommonRuleSet",
    ]);
  });

  it("keep addresses of both versions apart, each once", () => {
    const allowedAddresses = ["198.51.100.0/24", "2001:db8::/32", "192.0.2.0/24", "192.0.2.0/24"];
    const sets = loweredAcl(aWebAcl({ allowedAddresses })).of("ip-set");
    expect(sets.map(({ key, addresses }) => [key, addresses])).toEqual([
      ["ip-set:allowed-ipv4", ["192.0.2.0/24", "198.51.100.0/24"]],
      ["ip-set:allowed-ipv6", ["2001:db8::/32"]],
    ]);
  });

  it.each([
    ["no rule", {}],
    ["nobody let in", { defaultAction: "block" }],
    ["all addresses", { deniedAddresses: ["::/0"] }],
    ["what is no name", { managedRules: [managed("Common rules")] }],
    ["a group twice", { managedRules: [managed("A"), managed("A")] }],
  ] as const)("are refused with %s", (_, members) => {
    expect(loweredAcl(aWebAcl(members)).found).toEqual(["error web-acl-invalid"]);
  });
});
