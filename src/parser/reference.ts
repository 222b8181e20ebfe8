import { type DocumentNode, isRecord, member, placeOf, rootNode } from "./document-node.js";
import type { LoadedFile } from "./loaded-file.js";
import { noteReached } from "./openapi/extensions.js";
import type { ReadContext } from "./read-context.js";
import { segmentsOf } from "./source/json-pointer.js";

/** The reference that an object is, if it is one. */
export function referenceText(node: DocumentNode): string | undefined {
  if (!isRecord(node.value) || !Object.hasOwn(node.value, "$ref")) return undefined;
  return typeof node.value.$ref === "string" ? node.value.$ref : undefined;
}

/** What one reference points to; undefined, and reported, when that is nothing. */
export function followReference(context: ReadContext, node: DocumentNode, reference: string): DocumentNode | undefined {
  const hash = reference.indexOf("#");
  const file = findFile(context, node, hash === -1 ? reference : reference.slice(0, hash), reference);
  if (file === undefined) return undefined;
  const target = nodeAtPointer(file, hash === -1 ? "" : reference.slice(hash + 1));
  if (target === undefined) {
    context.diagnostics.report("reference-unresolved", placeOf(member(node, "$ref") ?? node), { reference });
  } else noteReached(context, target);
  return target;
}

/** Follows references until something stands there that is none. Undefined, and reported, when nothing does. */
export function resolve(context: ReadContext, start: DocumentNode): DocumentNode | undefined {
  let node = start;
  const passed = new Set<string>();
  for (let reference = referenceText(node); reference !== undefined; reference = referenceText(node)) {
    const place = `${node.file.source.name}#${node.pointer}`;
    if (passed.has(place)) {
      context.diagnostics.report("reference-cyclic", placeOf(start), { reference });
      return undefined;
    }
    passed.add(place);
    const target = followReference(context, node, reference);
    if (target === undefined) return undefined;
    node = besideReference(context, node, target);
  }
  return node;
}

/** A summary or description beside a reference is said of what it leads to; nothing else there has an effect. */
function besideReference(context: ReadContext, reference: DocumentNode, target: DocumentNode): DocumentNode {
  const { $ref: _, ...siblings } = reference.value as Readonly<Record<string, unknown>>;
  const names = Object.keys(siblings).filter((name) => !name.startsWith("x-"));
  if (names.length === 0) return target;
  const lost = names.filter((name) => !overriding.includes(name));
  if (lost.length > 0)
    context.diagnostics.report("reference-siblings", placeOf(reference), { fields: lost.join(", ") });
  if (lost.length === names.length || !isRecord(target.value)) return target;
  const said = overriding.flatMap((name) => (typeof siblings[name] === "string" ? [[name, siblings[name]]] : []));
  return { ...target, value: { ...target.value, ...Object.fromEntries(said) } };
}

/** https://spec.openapis.org/oas/v3.1.1#reference-object; earlier versions have no use for them, and no other meaning. */
const overriding = ["summary", "description"];

function findFile(context: ReadContext, node: DocumentNode, path: string, reference: string): LoadedFile | undefined {
  if (path === "") return node.file;
  const found = context.documents.find(node.file.source, path);
  if (!("kind" in found)) return found;
  const at = placeOf(member(node, "$ref") ?? node);
  if (found.kind === "broken") found.report(context.diagnostics);
  if (found.kind === "remote") context.diagnostics.report("reference-remote", at, { reference });
  if (found.kind === "unreadable") {
    context.diagnostics.report("file-unreadable", at, { file: path, detail: found.detail });
  }
  return undefined;
}

/** What a JSON pointer leads to in a file. */
export function nodeAtPointer(file: LoadedFile, pointer: string): DocumentNode | undefined {
  const fragment = decodeFragment(pointer);
  return fragment === undefined ? undefined : descendTo(rootNode(file), fragment);
}

/** The fragment of a reference as a JSON pointer; undefined for one that is none. */
export function decodeFragment(fragment: string): string | undefined {
  if (fragment !== "" && !fragment.startsWith("/")) return undefined;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function descendTo(root: DocumentNode, pointer: string): DocumentNode | undefined {
  let node: DocumentNode | undefined = root;
  for (const segment of segmentsOf(pointer)) {
    if (node === undefined) return undefined;
    node = Array.isArray(node.value) ? arrayItem(node, segment) : member(node, segment);
  }
  return node;
}

function arrayItem(node: DocumentNode, segment: string): DocumentNode | undefined {
  const value = Array.isArray(node.value) && /^\d+$/.test(segment) ? node.value[Number(segment)] : undefined;
  const holder = { ...node, value: { [segment]: value } };
  return value === undefined ? undefined : member(holder, segment);
}
