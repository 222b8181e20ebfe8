import { generatedRuntimes } from "../../ir/generated-runtimes.js";
import type { FunctionCode } from "../../ir/handler.js";
import { type DocumentNode, member, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { readDeployValue } from "./deploy-values.js";
import { defined, firstOf, type PlacedFunctionSettings, valueAt } from "./function-levels.js";

const ofArchive = ["bucket", "key", "version"] as const;
const ofImage = ["command", "entryPoint", "workingDirectory"] as const;

/** What takes the place of an archive in S3, and what may stand beside it. */
const alone = { image: ofImage, local: [], inline: [] } as const;

/** A local archive, an image or a text takes the place of everything; otherwise what the levels say of the object adds up. */
export function readCode(context: ReadContext, levels: readonly PlacedFunctionSettings[]): FunctionCode | undefined {
  const nodes = levels.flatMap(({ node }) => member(node, "code") ?? []);
  for (const node of nodes) {
    reportTogether(context, node);
    const [image, local, inline] = [member(node, "image"), member(node, "local"), member(node, "inline")];
    if (image !== undefined) return readImage(context, node, image);
    if (local !== undefined) return { kind: "local", path: String(local.value) };
    if (inline !== undefined) return { kind: "inline", text: String(inline.value) };
    if (ofArchive.some((key) => member(node, key) !== undefined)) break;
  }
  const field = (key: string) => valueAt(context, nodes.flatMap((node) => member(node, key) ?? [])[0]);
  const archive = {
    ...defined("bucket", field("bucket")),
    ...defined("key", field("key")),
    ...defined("version", field("version")),
  };
  return Object.keys(archive).length === 0 ? undefined : { kind: "archive", ...archive };
}

function readImage(context: ReadContext, node: DocumentNode, image: DocumentNode): FunctionCode {
  const texts = (key: "command" | "entryPoint"): readonly string[] | undefined => {
    const value = member(node, key)?.value;
    return Array.isArray(value) ? value.map(String) : undefined;
  };
  const folder = member(node, "workingDirectory")?.value;
  return {
    kind: "image",
    uri: readDeployValue(context, image, "template"),
    ...defined("command", texts("command")),
    ...defined("entryPoint", texts("entryPoint")),
    ...(folder === undefined ? {} : { workingDirectory: String(folder) }),
  };
}

/** Two places of the code, or a command for something that is no image. */
function reportTogether(context: ReadContext, node: DocumentNode): void {
  const named = (keys: readonly string[]): readonly string[] => keys.filter((key) => member(node, key) !== undefined);
  const [whole] = (["image", "local", "inline"] as const).filter((key) => member(node, key) !== undefined);
  const beside: readonly string[] = whole === undefined ? ofArchive : [whole, ...alone[whole]];
  const all = named(["image", "local", "inline", ...ofArchive, ...ofImage]);
  const others = all.filter((key) => !beside.includes(key));
  if (others.length === 0) return;
  const [first = "", ...rest] = [...all.filter((key) => key === whole), ...others];
  const names = [first, ...rest].map((key) => `'${key}'`).join(" and ");
  const problem = rest.length === 0 ? `names ${names} without 'image'` : `names ${names}, of which one can be`;
  context.diagnostics.report("setting-invalid", placeOf(node), { setting: "code", problem });
}

/** Whether a handler is generated for the function; code that says where Lambda enters it is its author's. */
export function isGenerated(levels: readonly PlacedFunctionSettings[], code: FunctionCode | undefined): boolean {
  const isOwn =
    firstOf(levels, "handler") !== undefined ||
    code?.kind === "inline" ||
    (code?.kind === "image" && (code.command ?? code.entryPoint) !== undefined);
  return firstOf(levels, "generate")?.value ?? !isOwn;
}

/** Reports settings that a generated handler cannot have. */
export function checkGenerated(context: ReadContext, levels: readonly PlacedFunctionSettings[]): void {
  const runtime = firstOf(levels, "runtime");
  if (runtime !== undefined && !generatedRuntimes.some((each) => each === runtime.value)) {
    const problem = `is none that handlers are generated for (${generatedRuntimes.join(", ")}); code that is yours names its 'handler'`;
    context.diagnostics.report("setting-invalid", placeOf(runtime.node), { setting: "runtime", problem });
  }
  const handler = firstOf(levels, "handler");
  if (handler === undefined) return;
  const problem = "is fixed where a handler is generated ('generate')";
  context.diagnostics.report("setting-invalid", placeOf(handler.node), { setting: "handler", problem });
}
