import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readTree } from "./golden.js";

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** What was recorded for a case, as one emitter wrote it. */
export interface GoldenOutput {
  /** Name of the case. */
  readonly name: string;
  /** Absolute path of the folder. */
  readonly folder: string;
  /** Texts by path below `folder`. */
  readonly files: ReadonlyMap<string, string>;
}

/** The outputs of all golden cases that an emitter had a part in; cases that end in errors have none. */
export const goldenOutputs = (emitter: "cloudformation" | "terraform"): readonly GoldenOutput[] =>
  readdirSync(fixtures)
    .sort()
    .flatMap((name) => {
      const folder = join(fixtures, name, "expected", emitter);
      const files = readTree(folder);
      return files.size === 0 ? [] : [{ name, folder, files }];
    });

/** Paths of the templates among the files of an output; an API's body beside them is none. */
export const templatesOf = ({ files }: GoldenOutput): readonly string[] =>
  [...files].filter(([, text]) => text.includes("AWSTemplateFormatVersion")).map(([path]) => path);

/** The templates of the golden cases, by absolute path. */
export const goldenTemplates = (): readonly string[] =>
  goldenOutputs("cloudformation").flatMap((output) => templatesOf(output).map((path) => join(output.folder, path)));
