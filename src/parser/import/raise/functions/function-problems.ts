import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import { shapeOf } from "./value-shape.js";

/** Says what of a value settings have no words for; undefined where they have. */
type Check = (value: SourceValue, context: RaiseContext) => string | undefined;

const unknown = "only the deployment knows it";

const known: Check = (value, { values }) => (values.preview(value) === undefined ? unknown : undefined);

const text: Check = (value) => (value.kind === "list" || value.kind === "object" ? "it is no text" : undefined);

const texts: Check = (value, context) =>
  value.kind === "list" ? first(value.items, (item) => text(item, context)) : "only the deployment knows the list";

const oneOf =
  (...allowed: readonly string[]): Check =>
  (value, context) => {
    const found = context.values.preview(value);
    if (found === undefined) return unknown;
    return allowed.includes(found) ? undefined : `'${found}' is not among what settings can say`;
  };

const matching =
  (pattern: RegExp): Check =>
  (value, context) => {
    const found = context.values.preview(value);
    if (found === undefined) return unknown;
    return pattern.test(found) ? undefined : `'${found}' is not among what settings can say`;
  };

/** An object with these members and no others. */
const object =
  (members: Readonly<Record<string, Check>>): Check =>
  (value, context) => {
    if (value.kind !== "object") return value.kind === "scalar" && value.value === null ? undefined : unknown;
    return first(value.members, ([key, member]) => {
      const check = Object.hasOwn(members, key) ? members[key] : undefined;
      const problem = check === undefined ? "settings have no word for it" : check(member, context);
      return problem === undefined ? undefined : `'${key}': ${problem}`;
    });
  };

/** A list of one item at most. */
const single =
  (check: Check): Check =>
  (value, context) => {
    if (value.kind !== "list") return unknown;
    if (value.items.length > 1) return "there are several of them";
    return first(value.items, (item) => check(item, context));
  };

const anything: Check = () => undefined;

const variables: Check = (value, context) => {
  if (value.kind !== "object") return unknown;
  return first(value.members, ([name, member]) =>
    /^[A-Za-z][A-Za-z0-9_]*$/.test(name) ? text(member, context) : `'${name}' is no name of a variable`,
  );
};

const deadLetter: Check = (value, context) =>
  deadLetterKind(value, context) === undefined ? "it is not clear whether that is a queue or a topic" : undefined;

/** Whether a dead-letter target is an SQS queue or an SNS topic. */
export function deadLetterKind(value: SourceValue, context: RaiseContext): "queueArn" | "topicArn" | undefined {
  const type = context.target(value)?.type;
  const words = type ?? context.values.preview(value) ?? (value.kind === "join" ? JSON.stringify(value.parts) : "");
  if (/^AWS::SQS::|:sqs:/.test(words)) return "queueArn";
  if (/^AWS::SNS::|:sns:/.test(words)) return "topicArn";
  // What roles may do with it tells it, too.
  const actions = context.ofType("AWS::IAM::Role").flatMap((role) => actionsOn(shapeOf(value), role));
  if (actions.includes("sqs:SendMessage")) return "queueArn";
  return actions.includes("sns:Publish") ? "topicArn" : undefined;
}

/** What statements of a role allow that name a resource alone. */
function actionsOn(resource: string | undefined, role: SourceResource): readonly string[] {
  const items = (list: SourceValue | undefined): readonly SourceValue[] => (list?.kind === "list" ? list.items : []);
  return items(propertyOf(role, "Policies"))
    .flatMap((policy) => items(memberOf(memberOf(policy, "PolicyDocument"), "Statement")))
    .filter((statement) => items(memberOf(statement, "Resource")).some((each) => shapeOf(each) === resource))
    .flatMap((statement) => items(memberOf(statement, "Action")).flatMap((each) => shapeOf(each) ?? []));
}

const code: Check = (value, context) => {
  if (value.kind !== "object") return text(value, context);
  const inline = memberOf(value, "ZipFile");
  const runtime = context.values.preview(inline ?? value);
  if (inline !== undefined && runtime === undefined) return "'ZipFile': only the deployment knows it";
  return object({ S3Bucket: text, S3Key: text, S3ObjectVersion: text, ImageUri: text, ZipFile: known })(value, context);
};

/** Every property that settings have words for. */
const checks: Readonly<Record<string, Check>> = {
  FunctionName: text,
  Description: known,
  Handler: matching(/^\S{1,128}$/),
  Runtime: matching(/^[a-z]+[\w.]*$/),
  Architectures: single(oneOf("arm64", "x86_64")),
  MemorySize: matching(/^\d+$/),
  Timeout: matching(/^\d+$/),
  Environment: object({ Variables: variables }),
  KmsKeyArn: text,
  Layers: texts,
  VpcConfig: object({ SubnetIds: texts, SecurityGroupIds: texts, Ipv6AllowedForDualStack: known }),
  TracingConfig: object({ Mode: oneOf("Active", "PassThrough") }),
  EphemeralStorage: object({ Size: matching(/^\d+$/) }),
  FileSystemConfigs: single(object({ Arn: text, LocalMountPath: matching(/^\/mnt\/[\w.-]+$/) })),
  SnapStart: object({ ApplyOn: oneOf("PublishedVersions", "None") }),
  ReservedConcurrentExecutions: matching(/^\d+$/),
  DeadLetterConfig: object({ TargetArn: deadLetter }),
  LoggingConfig: object({
    LogFormat: oneOf("Text", "JSON"),
    ApplicationLogLevel: known,
    SystemLogLevel: known,
    LogGroup: text,
  }),
  PackageType: oneOf("Zip", "Image"),
  ImageConfig: object({ Command: texts, EntryPoint: texts, WorkingDirectory: known }),
  Code: code,
  Role: text,
  Tags: anything,
};

/** Why settings cannot describe a function as the source does; undefined where they can. */
export function functionProblem(lambda: SourceResource, context: RaiseContext): string | undefined {
  const found = first(lambda.properties, ({ name, value }) => {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    const problem = check === undefined ? "settings have no word for it" : check(value, context);
    return problem === undefined ? undefined : `its '${name}': ${problem}`;
  });
  if (found !== undefined) return found;
  if (propertyOf(lambda, "Role") === undefined) return "it names no role";
  return propertyOf(lambda, "Code") === undefined ? "the source does not say where its code is" : undefined;
}

function first<Item>(items: readonly Item[], problemOf: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
