import { archiveText } from "../account/archives.js";
import { artifactBucket } from "../inputs.js";
import { localArchives } from "../terraform/module.js";
import type { TerraformFolder } from "../terraform/terraform.js";
import { moduleArguments } from "../terraform/variables.js";
import type { MigratedStack } from "./migrate-stack.js";
import type { StackCase } from "./stack-case.js";

/** What a migration has Terraform import. */
export interface ImportBlock {
  readonly address: string;
  readonly id: string;
}

const below = (folder: string, { migration }: MigratedStack): ReadonlyMap<string, string> =>
  new Map(
    [...migration.files].flatMap(([path, text]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), text] as const] : [],
    ),
  );

/** Addresses as the module has them. */
export const importBlocks = ({ slug }: StackCase, migrated: MigratedStack): readonly ImportBlock[] => {
  const text = migrated.migration.files.get("generated/imports.tf") ?? "";
  const blocks = [...text.matchAll(/^import \{\n {2}id = (".*")\n {2}to = (\S+)\n\}$/gm)];
  return blocks.map(([, id = '""', to = ""]) => ({
    address: to.slice(`module.${slug}.`.length),
    id: JSON.parse(id) as string,
  }));
};

/** The module's files below the root that calls it. */
export const moduleFiles = (
  { slug }: StackCase,
  migrated: MigratedStack,
): readonly (readonly [path: string, text: string])[] =>
  [...below("generated/terraform/", migrated)].map(([path, text]) => [`${slug}/${path}`, text]);

/**
 * Writes the module into a folder of its own and its import blocks into the root, as the runbook says to; what calls it
 * has to say. Values that the migration has found need not be given again.
 */
export function writeAdoptedModule(folder: TerraformFolder, each: StackCase, migrated: MigratedStack): object {
  const files = below("generated/terraform/", migrated);
  for (const [path, text] of files) {
    folder.write(`${each.slug}/${path}`, text);
    for (const archive of localArchives(text)) folder.write(`${each.slug}/${archive}`, archiveText(archive));
  }
  folder.write(`${each.slug}-imports.tf`, migrated.migration.files.get("generated/imports.tf") ?? "");
  // Functions keep the code that they have, wherever archives are.
  const known = new Map([["ArtifactBucket", artifactBucket], ...each.stack.parameters]);
  const asked = new Map([...known].filter(([name]) => isAsked(name, files)));
  return { source: `./${each.slug}`, ...moduleArguments(files, asked) };
}

/** Whether a variable has no default. */
function isAsked(name: string, files: ReadonlyMap<string, string>): boolean {
  const variables = (files.get("variables.tf") ?? "").split(/^(?=variable )/m);
  const plain = (text: string): string => text.replaceAll("_", "").toLowerCase();
  const own = variables.find((text) => plain(/"([^"]+)"/.exec(text)?.[1] ?? "") === plain(name));
  return own !== undefined && !/^ {2}default /m.test(own);
}
