import { archiveText } from "../account/archives.js";
import type { BuiltCase } from "../conformance-case.js";
import type { TerraformFolder } from "./terraform.js";
import { moduleArguments } from "./variables.js";

/** Writes a case as a module below the folder; what calls it has to say. */
export function writeModule(folder: TerraformFolder, { name, slug, builds, inputs }: BuiltCase): object {
  const { terraform } = builds;
  if (terraform.kind === "refused") throw new Error(`${name} is refused for Terraform: ${terraform.codes.join(", ")}`);
  for (const [path, text] of terraform.files) {
    folder.write(`${slug}/${path}`, text);
    for (const archive of localArchives(text)) folder.write(`${slug}/${archive}`, archiveText(archive));
  }
  return { source: `./${slug}`, ...moduleArguments(terraform.files, inputs) };
}

/** Archives beside the module, which are read as soon as it is planned. */
export const localArchives = (text: string): readonly string[] =>
  [...text.matchAll(/filebase64sha256\("\$\{path\.module\}\/([^"]+)"\)/g)].map(([, path = ""]) => path);
