import type { PathTemplate } from "../../ir/api.js";
import type { OperationId } from "../../ir/ids.js";
import type { ShortFormIntegration } from "../../ir/integration.js";
import type { ShortForm } from "../../ir/short-form.js";
import { type DocumentNode, keyPlaceOf, member } from "../document-node.js";
import { type ReadContext, readNumber } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { readDeployValue } from "./deploy-values.js";
import type { FoundOperation } from "./found-operation.js";
import { createFields, readForm } from "./service-calls.js";

/** A short form as it is written: `node` has been checked against the schema of the settings. */
interface WrittenForm {
  readonly setting: ShortForm["setting"];
  readonly node: DocumentNode;
}

const settingNames = [
  ...(["dynamodb", "sqs", "sns", "s3", "kinesis", "stepFunctions"] as const),
  ...(["eventBridge", "appConfig", "http", "mock"] as const),
];

/**
 * What the settings say that an operation calls: those of the operation in the file, in the document, of its path, and at
 * last `mock` at the root. The nearest level that names anything decides.
 */
export function createShortFormReader(
  context: ReadContext,
  settings: LoadedSettings,
): (found: FoundOperation, id: OperationId) => ShortFormIntegration | undefined {
  return (found, id) => {
    const inFile = settings.values.operations?.[id];
    const ofOperation = member(found.node, "x-gatewright");
    const ofPath = member(found.pathItem, "x-gatewright");
    const written =
      (inFile === undefined ? undefined : writtenAt(context, settings.nodeAt(["operations", id]))) ??
      writtenAt(context, ofOperation) ??
      writtenAt(context, ofPath) ??
      (settings.values.mock === undefined ? undefined : { setting: "mock" as const, node: settings.nodeAt(["mock"]) });
    // `mock: false` takes a mock of an outer level back.
    if (written === undefined || written.node.value === false) return undefined;
    return readShortForm(context, written, found.path);
  };
}

function writtenAt(context: ReadContext, level: DocumentNode | undefined): WrittenForm | undefined {
  if (level === undefined) return undefined;
  const found = settingNames.flatMap((setting): readonly WrittenForm[] => {
    const node = member(level, setting);
    return node === undefined || node.value === undefined ? [] : [{ setting, node }];
  });
  const [first, second] = found;
  if (first !== undefined && second !== undefined)
    context.diagnostics.report("short-form-several", keyPlaceOf(second.node), {
      one: first.setting,
      other: second.setting,
    });
  return first;
}

function readShortForm(context: ReadContext, written: WrittenForm, path: PathTemplate): ShortFormIntegration {
  const { node } = written;
  const timeoutMs = readNumber(context, node, "timeout");
  const credentials = member(node, "credentials");
  return {
    kind: "shortForm",
    form: readForm(createFields(context, node, path), written.setting),
    origin: keyPlaceOf(node),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(credentials === undefined ? {} : { credentials: readDeployValue(context, credentials, "template") }),
    cacheKeyParameters: [],
    requestParameters: [],
    requestTemplates: [],
    responses: [],
  };
}
