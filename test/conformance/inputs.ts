import { digest } from "../../src/ir/digest.js";
import type { GatewayPlan, PlanInput } from "../../src/ir/plan/model.js";
import { region } from "./emulator/connection.js";

/** Whose the things are that were there before and are referred to by their ARNs. */
export const neighbour = "444455556666";

/** Where archives and nested templates are uploaded to. */
export const artifactBucket = "artifacts";

const arn = (service: string, rest: string, where = region): string =>
  `arn:aws:${service}:${where}:${neighbour}:${rest}`;

/** Lower case; something that a name in that place may be. */
const simple = (name: string): string => name.toLowerCase();
const hexadecimal = (name: string, length: number): string => digest(name).slice(0, length);

const uuidOf = (name: string): string =>
  hexadecimal(name, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");

type Rule = readonly [pattern: RegExp, value: (name: string, slug: string) => string];

/** What a parameter is given, by its name; the first rule that fits. Both targets are given the same. */
const rules: readonly Rule[] = [
  [/^ArtifactBucket$/, () => artifactBucket],
  [/CloudFrontCertificateArn$/, (name) => arn("acm", `certificate/${uuidOf(name)}`, "us-east-1")],
  [/CertificateArn$/, (name) => arn("acm", `certificate/${uuidOf(name)}`)],
  [/WebAclArn$/, (name) => arn("wafv2", `regional/webacl/${simple(name)}/${uuidOf(name)}`)],
  [/TopicArn$/, (name) => arn("sns", simple(name))],
  [/(?:Queue|FailedWalks)Arn$/, (name) => arn("sqs", simple(name))],
  [/KeyArn$/, (name) => arn("kms", `key/${uuidOf(name)}`)],
  [/RoleArn$|Role$/, (name) => `arn:aws:iam::${neighbour}:role/${simple(name)}`],
  [/BoundaryArn$/, (name) => `arn:aws:iam::${neighbour}:policy/${simple(name)}`],
  // A policy that there is in every account.
  [/PolicyArn$/, () => "arn:aws:iam::aws:policy/ReadOnlyAccess"],
  [/LoadBalancerArn$/, (name) => arn("elasticloadbalancing", `loadbalancer/net/${simple(name)}/50dc6c495c0c9188`)],
  [
    /ListenerArn$/,
    (name) => arn("elasticloadbalancing", `listener/app/${simple(name)}/50dc6c495c0c9188/f2f7dc8efc522ab2`),
  ],
  [/Machine(?:Arn)?$/, (name) => arn("states", `stateMachine:${simple(name)}`)],
  [/LayerArn$/, (name) => arn("lambda", `layer:${simple(name)}:1`)],
  [/UserPoolArn$/, () => arn("cognito-idp", `userpool/${region}_Abc123DEF`)],
  [/UserPoolId$/, () => `${region}_Abc123DEF`],
  [/StreamArn$/, (name) => arn("firehose", `deliverystream/amazon-apigateway-${simple(name)}`)],
  [/Arn$/, (name) => arn("lambda", `function:${simple(name)}`)],
  [/Version$/, () => "1"],
  [/KeyId$/, (name) => hexadecimal(name, 10)],
  [/LinkId$/, (name) => hexadecimal(name, 6)],
  [/HostedZoneId$/, () => "Z0123456789ABCDEFGHIJ"],
  [/Key$|Secret$/, (name) => hexadecimal(name, 32)],
  [/Subnet[A-Z]?$/, (name) => `subnet-${hexadecimal(name, 8)}`],
  [/SecurityGroup$/, (name) => `sg-${hexadecimal(name, 8)}`],
  [/Endpoint$/, (name) => `vpce-${hexadecimal(name, 17)}`],
  [/Vpc$/, (name) => `vpc-${hexadecimal(name, 8)}`],
  [/Account$/, () => neighbour],
  [/Addresses$/, () => "192.0.2.0/24"],
  // A domain is one API's, in all accounts.
  [/Domain$/, (name, slug) => `${simple(name)}.${slug}.example.com`],
  [/Host$|DnsName$/, (name) => `${simple(name)}.example.com`],
  [/Issuer$/, () => "https://issuer.example.com"],
  [/QueueUrl$/, (name) => `https://sqs.${region}.amazonaws.com/${neighbour}/${simple(name)}`],
  [/ImageUri$/, (name) => `${neighbour}.dkr.ecr.${region}.amazonaws.com/${simple(name)}:1`],
  [/^StageName$/, () => "live"],
  [/./, simple],
];

/** @param slug keeps the functions and domains of cases apart that share an account */
export const inputValues = (plan: Pick<GatewayPlan, "inputs">, slug: string): ReadonlyMap<string, string> =>
  new Map(
    plan.inputs.flatMap((input): readonly (readonly [string, string])[] => {
      if (input.name === "NamePrefix") return [[input.name, slug]];
      // Each target finds those out in words of its own.
      if (input.expressions !== undefined) return [];
      return input.default === undefined ? [[input.name, chooseValue(input, slug)]] : [];
    }),
  );

function chooseValue({ name }: PlanInput, slug: string): string {
  const [, value] = rules.find(([pattern]) => pattern.test(name)) ?? [];
  if (value === undefined) throw new Error(`No value is known for ${name}.`);
  return value(name, slug);
}
