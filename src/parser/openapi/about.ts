import type { AboutApi, Contact, ExternalDocumentation, License } from "../../ir/about.js";
import { type DocumentNode, isRecord, member } from "../document-node.js";
import { type ReadContext, reportIgnored } from "../read-context.js";
import { reportOtherFields } from "./object-fields.js";

/** What `info`, and `externalDocs` beside it, tell people of an API. */
export function readAbout(context: ReadContext, document: DocumentNode, info: DocumentNode): AboutApi {
  const contact = readContact(context, info);
  const license = readLicense(context, info);
  return {
    ...readTexts(context, info, ["summary", "termsOfService"]),
    ...(contact === undefined ? {} : { contact }),
    ...(license === undefined ? {} : { license }),
    // AsyncAPI 3 has it in `info`.
    ...readExternalDocs(context, info),
    ...readExternalDocs(context, document),
  };
}

/** `externalDocs` of an object; empty when there is none. */
export function readExternalDocs(
  context: ReadContext,
  holder: DocumentNode,
): { readonly externalDocs?: ExternalDocumentation } {
  const node = objectMember(context, holder, "externalDocs");
  if (node === undefined) return {};
  reportOtherFields(context, node, "externalDocs");
  const { url, description } = readTexts(context, node, ["url", "description"]);
  if (url === undefined) {
    reportIgnored(context, node, "'externalDocs'", "an object with a 'url'");
    return {};
  }
  return { externalDocs: { url, ...(description === undefined ? {} : { description }) } };
}

function readContact(context: ReadContext, info: DocumentNode): Contact | undefined {
  const node = objectMember(context, info, "contact");
  if (node === undefined) return undefined;
  reportOtherFields(context, node, "contact");
  const contact = readTexts(context, node, ["name", "url", "email"]);
  return Object.keys(contact).length === 0 ? undefined : contact;
}

function readLicense(context: ReadContext, info: DocumentNode): License | undefined {
  const node = objectMember(context, info, "license");
  if (node === undefined) return undefined;
  reportOtherFields(context, node, "license");
  const { name, ...rest } = readTexts(context, node, ["name", "identifier", "url"]);
  const called = name ?? rest.identifier ?? rest.url;
  if (called === undefined) {
    reportIgnored(context, node, "'license'", "an object with a 'name'");
    return undefined;
  }
  return { name: called, ...rest };
}

function objectMember(context: ReadContext, holder: DocumentNode, key: string): DocumentNode | undefined {
  const node = member(holder, key);
  if (node === undefined || node.value === null) return undefined;
  if (isRecord(node.value)) return node;
  reportIgnored(context, node, `'${key}'`, "an object");
  return undefined;
}

/** Those of the members that are there and not empty. Nothing depends on them, so a wrong one ends no build. */
function readTexts<const Key extends string>(
  context: ReadContext,
  node: DocumentNode,
  keys: readonly Key[],
): { readonly [Each in Key]?: string } {
  const texts: { [Each in Key]?: string } = {};
  for (const key of keys) {
    const child = member(node, key);
    if (typeof child?.value === "object") reportIgnored(context, child, `'${key}'`, "a string");
    else if (child !== undefined && child.value !== "") texts[key] = String(child.value);
  }
  return texts;
}
