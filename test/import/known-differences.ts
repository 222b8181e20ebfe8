import type { ChangeCode } from "../../src/ir/diff/catalog.js";
import { compareApis } from "../../src/ir/diff/compare-models.js";
import type { Difference } from "../../src/ir/diff/difference.js";
import type { Compiled, Imported } from "../support/round-trip.js";

/** What no resource of a deployment says, so that nothing of it can come back from there. */
export interface Unsaid {
  readonly why: string;
  readonly codes: readonly ChangeCode[];
  /** The subject of the difference. */
  readonly of: RegExp;
  /** What the difference says, where not all of the code's are of the kind. */
  readonly says?: RegExp;
}

/** Differences that the ledger names. */
export interface KnownDifferences {
  readonly why: string;
  /** Part of a row, `outcome node property: how`; each way has its own names. */
  readonly ledger: RegExp;
  readonly codes: readonly ChangeCode[];
}

const operation = /^(?:[A-Z]+ \/|route ')/;
const anything = /^/;

/*
 * That a deployment says nothing of these is no claim of this table: its resources are compared one by one elsewhere, and
 * are the same before and after.
 */
export const unsaid: readonly Unsaid[] = [
  {
    why: "words are for people",
    codes: ["words-changed", "operation-restored", "schema-deprecated"],
    of: anything,
  },
  {
    why: "what describes a document is of no use to a gateway",
    codes: ["member-removed", "member-changed"],
    of: /^(?:API|tag '.*'|server '.*')$/,
    says: /^(?:'(?:version|title|summary|termsOfService|contact|license|externalDocs|importExportVersion|description)'|it \()/,
  },
  { why: "tags group operations for readers and clients", codes: ["member-removed"], of: operation, says: /^'tags\./ },
  { why: "hints are for clients", codes: ["member-removed"], of: operation, says: /^'client\./ },
  {
    why: "an address is the deployment's, not the document's",
    codes: ["member-removed", "member-added"],
    of: /^server /,
  },
  {
    why: "the gateway hands on what a function answers, and asks nothing of it",
    codes: [
      ...["success-removed", "failure-added", "failure-removed", "media-type-removed", "reply-removed"],
      ...["header-added", "default-changed", "output-changed"],
    ] as readonly ChangeCode[],
    of: /^(?:[A-Z]+ \/|message ')/,
  },
  {
    why: "what has nothing to check is checked by no gateway",
    codes: ["validation-stopped"],
    of: operation,
  },
  {
    why: "a validator goes by what it checks, and has its name from that",
    codes: ["member-added"],
    of: operation,
    says: /^'validator'/,
  },
  {
    why: "the gateway asks whether a parameter is there, and not what it holds",
    codes: ["parameter-removed", "parameter-added", "type-changed", "type-widened", "type-narrowed", "bound-loosened"],
    of: operation,
  },
  {
    why: "a body that is not checked is described nowhere",
    codes: ["body-removed", "body-demanded"],
    of: operation,
  },
  {
    why: "models are JSON Schema of draft 4, without formats, discriminators and what is only read or written",
    codes: ["bound-loosened", "property-added", "type-changed", "discriminator-changed", "default-changed"],
    of: /^schema /,
  },
  {
    why: "a schema without a model is nobody's to keep, and the parts of a model are called after it",
    codes: ["unused-schema-changed", "schema-renamed"],
    of: /^schema /,
  },
  {
    why: "keys and signatures have no authorizer that could bear the name of their scheme",
    codes: ["security-replaced", "security-alternative-removed", "member-added", "member-removed"],
    of: /^(?:[A-Z]+ \/.*|route '.*'|security scheme '.*'|authorizer '.*')$/,
    says: /^(?:demands|it \(\{ id: [\w-]+, (?:name: [\w-]+, kind: (?:apiKey|iam|mutualTls)|credential: \{ kind: (?:apiKey|sigv4|mutualTls))|accepts|no longer)/,
  },
  {
    why: "what a short form lets the gateway do is a role like any other once it is printed",
    codes: ["member-added", "member-removed", "definition-changed", "deployment-renewed"],
    of: /^(?:[A-Z]+ \/.*|API)$/,
    says: /^(?:'(?:integration\.(?:grants|credentials)|roles\.Integration)|serves another definition|is deployed anew)/,
  },
  {
    why: "what the service does by default stands written out",
    codes: ["member-added", "member-removed"],
    of: operation,
    says: /^(?:'integration\.(?:responses|responseParameters|requestTemplates)|the shape of the function's event \(1\.0\))/,
  },
  {
    why: "what CORS and private endpoints are made of stands written out",
    codes: ["member-added", "member-removed", "policy-added", "operation-added"],
    of: /^(?:gateway response '.*'|CORS|API|domain '.*'|OPTIONS \/.*)$/,
    says: /^(?:it is new|is new|'parameters\.|has a resource policy|access from|a VPC endpoint|the (?:methods|domain's policy))/,
  },
  {
    why: "what the service keeps of a document's words are parts of its own",
    codes: ["member-added", "member-changed"],
    of: /^documentation$/,
  },
  {
    why: "tokens, scopes and groups are checked by code of functions",
    codes: ["scope-dispensed", "member-removed"],
    of: /^(?:[A-Z]+ \/.*|authorizer '.*')$/,
    says: /^(?:no longer demands the scope|the group|'verification')/,
  },
  {
    why: "an authorizer tells where it finds a credential, and not how callers come by one",
    codes: ["member-changed", "member-removed", "security-removed"],
    of: /^(?:[A-Z]+ \/.*|security scheme '.*')$/,
    says: /^(?:how the credential is sent|'authType'|is open to everybody, and demanded 'certificate')/,
  },
  {
    why: "the gateway knows variables of paths by what it calls them itself",
    codes: ["path-variable-renamed", "operation-moved", "member-changed"],
    of: /^(?:[A-Z]+ \/.*|API)$/,
    says: /^(?:calls the path|is now [A-Z]+ \/.*\{variable|'pathVariables'|'integration\..*variable\d)/,
  },
  {
    why: "a stage says for each of its operations what holds there",
    codes: ["member-added"],
    of: /^stage /,
    says: /^(?:'operations\.|the throttle)/,
  },
  {
    why: "what an override changes is a property like any other; of the other target it changes nothing",
    codes: ["member-removed", "input-removed"],
    of: /^(?:override|deploy parameter 'Text'|deploy parameter 'KeyArn')/,
  },
  {
    why: "an authorizer that no operation names is not deployed",
    codes: ["member-removed"],
    of: /^(?:security scheme|authorizer) 'Token'$/,
  },
  {
    why: "a stage bears the tags of its API",
    codes: ["member-removed"],
    of: /^stage /,
    says: /^'resourceTags\./,
  },
  {
    why: "who may call a function stands written out",
    codes: ["member-added"],
    of: /^function /,
    says: /^what of the API may call the function/,
  },
  { why: "routes check what there is to check", codes: ["member-changed"], of: /^route '/, says: /^'validation\./ },
  {
    why: "a header that a mapping needs is not demanded where nobody checks",
    codes: ["parameter-made-optional"],
    of: operation,
  },
  {
    why: "whose the code of a function is, its archive does not tell",
    codes: ["member-changed", "member-removed"],
    of: /^function /,
    says: /^'(?:generated|entryPoint)'/,
  },
  { why: "words are for people", codes: ["member-changed"], of: /^deploy parameter /, says: /^'description'/ },
];

const inputs: readonly ChangeCode[] = ["input-added", "input-removed", "member-added", "member-removed"];
const called: readonly ChangeCode[] = [...inputs, "member-changed", "deployment-renewed", "definition-changed"];

const staysBehind = (why: string, ledger: RegExp): KnownDifferences => ({
  why,
  ledger,
  codes: [...inputs, "member-changed", "output-changed"],
});
const leftFunction = (ledger: RegExp): KnownDifferences => ({
  why: "settings cannot say all of the function, so that the API calls it where it is",
  ledger,
  codes: called,
});
const alarms = staysBehind("alarms stay with what they tell", /^left .*alarm/i);
const distribution = staysBehind("a distribution stays where it is", /^left .*distribution/i);
const webAcl = staysBehind("the API names its web ACL, which stays where it is", /^left .*web_?acl/i);
const partition = leftFunction(/^approximated .*uri: the build asks the deployment for the partition/i);
const overridden: KnownDifferences = {
  why: "an override is a property like any other once it is printed",
  ledger: /^(?:approximated|left|opaque) /,
  codes: called,
};
const stream: KnownDifferences = {
  why: "an ARN that the deployment is asked for may be that of a group or of a stream",
  ledger: /taken for a log group/,
  codes: ["member-changed", "deployment-renewed"],
};

export const knownDifferences: Readonly<Record<string, KnownDifferences>> = {
  "documents-expressions": { ...overridden, why: "expressions name what another source need not have" },
  "overrides-references": overridden,
  "cloudformation-nested-overrides": overridden,
  "http-alarms": alarms,
  "rest-alarms": alarms,
  "rest-function-runtime": alarms,
  "websocket-alarms": alarms,
  "rest-dashboard": staysBehind("a dashboard stays with what it shows", /^left .*dashboard/i),
  "http-cloudfront": distribution,
  "rest-cloudfront": distribution,
  "rest-cloudfront-minimal": distribution,
  "websocket-cloudfront": distribution,
  "rest-web-acl-allow-list": webAcl,
  "rest-web-acl-managed": webAcl,
  "http-function-alias-stage-variable": leftFunction(/^left .*several aliases/),
  "rest-function-alias-stage-variable": leftFunction(/^left .*several aliases/),
  "rest-function-alias-body": leftFunction(/^left .*function/i),
  "rest-function-local-archive": leftFunction(/^left .*function/i),
  "rest-function-weighted-alias": leftFunction(/^left .*function/i),
  "rest-function-named": leftFunction(/^left .*audit/i),
  "rest-function-callable-from": {
    why: "a function that stays where it is may be called by the methods that do, in every stage",
    ledger: /^approximated .*source_?arn: the build lets those methods call the function that do/i,
    codes: ["member-removed"],
  },
  "rest-function-inline": leftFunction(/^left aws_s3_object/),
  "http-payload-format": partition,
  "websocket-iam": partition,
  "websocket-access-logs": stream,
  "rest-access-log-firehose": stream,
};

const isUnsaid = ({ code, subject, message }: Difference): boolean =>
  unsaid.some(({ codes, of, says }) => codes.includes(code) && of.test(subject) && (says?.test(message) ?? true));

/** Differences that neither a deployment is silent about nor the ledger names. */
export function unexplained(name: string, before: Compiled, after: Compiled, { ledger }: Imported): readonly string[] {
  const known = knownDifferences[name];
  const isNamed = known !== undefined && ledger.some((row) => known.ledger.test(row));
  return compareApis(before, after)
    .filter((each) => !isUnsaid(each) && !(isNamed && known.codes.includes(each.code)))
    .map(({ code, subject, message }) => `${code}: ${subject} ${message}`);
}

/** Cases that are not the same again when they are imported once more, or through a configuration, and why. */
export const unsettled: Readonly<Record<string, string>> = {
  "rest-function-alias-body":
    "an authorizer of a definition calls a function by the value that the deployment is asked for",
  "rest-function-inline": "the provider takes no code inline, so that the module uploads it",
  "rest-web-acl-allow-list": "the name of a variable loses the capitals of ACL",
  "rest-web-acl-managed": "as above",
};
