import type { GatewayPlan } from "../../../src/ir/plan/model.js";
import type { PlanTree } from "../../../src/ir/plan/model-base.js";
import { aBodyPlan, aPlan, joinOf, literalValue, parameterValue } from "../../support/plans.js";

/** Texts that mean something to YAML, to CloudFormation, or to careless code, but for dynamic references. */
export const hostileTexts: readonly string[] = [
  ...[
    "${AWS::AccountId}",
    "${!AWS::Region}",
    "${",
    "${}",
    "${ x }",
    "a ${b",
    "$${c}",
    "${RestApi}",
    "!Ref x",
    "!Sub ${x}",
  ],
  ...["{ {resolve:ssm:x}}", "{resolve:ssm:x}", "<<", "=", "*alias", "&anchor", "%TAG", "---", "--- a", "...", "? a"],
  ...[
    "yes",
    "NO",
    "on",
    "Off",
    "y",
    "n",
    "~",
    "null",
    "true",
    "1:30",
    "190:20:30",
    "2010-09-09",
    "017",
    "0o17",
    "0x1F",
  ],
  ...[
    "1_000",
    "1e3",
    ".inf",
    ".NaN",
    "+1",
    "",
    " ",
    "\n",
    " lead",
    "trail ",
    "a: b",
    "a #b",
    "#",
    "- a",
    "[a",
    "{a",
    "a,b",
  ],
  ...[
    "'",
    '"',
    "''",
    '"\\"',
    "\\",
    "|",
    ">",
    "tab\there",
    "\ttab",
    "line\nbreak",
    "line\nbreak\n",
    "\n\n  indented\n\n",
  ],
  ...[
    "  first\n more\n",
    "end \nof \nline ",
    "cr\r\nlf",
    "\u0000",
    "\u0007",
    "\u007f",
    "\u0085next",
    "\u2028x\u2029",
    "\ufeffbom",
    "\u202eright to left\u2066",
  ],
  ...["__proto__", "constructor", "\ud83d\ude00", "\ufffd", "</script>", "`${x}`"],
];

const veryLong = "x".repeat(5000);

const each = <Item>(item: (text: string, index: number) => Item): readonly Item[] => hostileTexts.map(item);

type TreeObject = Extract<PlanTree, { readonly kind: "object" }>;

/** Every text as key and as value, once plain and once beside a reference. */
export const hostileTree = (): TreeObject => ({
  kind: "object",
  entries: hostileTexts.map((text, index) => [
    `${text}${index}`,
    index % 2 === 0
      ? text + (index === 0 ? veryLong : "")
      : { kind: "value", value: joinOf(text, parameterValue("BackendHost"), text) },
  ]),
});

/** A plan in which every free text of a document is one of `hostileTexts`. */
export function hostilePlan(): GatewayPlan {
  const base = aPlan();
  const text = (index: number): string => hostileTexts[index % hostileTexts.length] ?? "";
  return {
    ...base,
    name: text(2),
    description: hostileTexts.join(" "),
    resources: base.resources.map((resource) => {
      switch (resource.kind) {
        case "rest-api":
          return {
            ...resource,
            description: text(0),
            policy: hostileTree(),
            tags: each((value, index) => ({ key: `t${index}`, value })),
          };
        case "model":
          return { ...resource, description: text(9), schema: hostileTree() };
        case "stage":
          return {
            ...resource,
            description: text(5),
            variables: each((value, index) => ({
              name: `v${index}`,
              value: index % 2 === 0 ? literalValue(value) : joinOf(value, parameterValue("BackendHost"), value),
            })),
          };
        case "function":
          return {
            ...resource,
            environment: each((value, index) => ({ name: `V${index}`, value: literalValue(value) })),
          };
        case "gateway-response":
          return {
            ...resource,
            templates: each((value, index) => ({ contentType: `${value}/${index}`, template: literalValue(value) })),
          };
        default:
          return resource;
      }
    }),
    outputs: [
      ...base.outputs,
      ...each((value, index) => ({
        name: `Hostile${index}`,
        description: value.slice(0, 80),
        value: literalValue(value),
      })),
    ],
  };
}

/** The same texts within one OpenAPI body, and whatever else. */
export const hostileBodyPlan = (extra: TreeObject["entries"]): GatewayPlan => ({
  ...aBodyPlan(),
  resources: aBodyPlan().resources.map((resource) =>
    resource.kind === "rest-api"
      ? { ...resource, body: { kind: "object", entries: [["x-texts", hostileTree()], ...extra] } }
      : resource,
  ),
});

/** What CloudFormation would act on if it stood in a template as it is. */
export const activeBodyEntries: TreeObject["entries"] = [
  ["Ref", "AcmeKey"],
  ["Fn::Sub", "${AcmeKey}"],
  ["Fn::Transform", { kind: "object", entries: [["Name", "AWS::Include"]] }],
  ["x-secret", "{{resolve:secretsmanager:database}}"],
  ["x-split", { kind: "value", value: joinOf("{", "{resolve:ssm:", parameterValue("BackendHost"), "}}") }],
  ["x-null", null],
];
