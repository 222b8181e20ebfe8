import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Our own package's folder: the nearest one above this module (in `src/` or bundled in `dist/`) with its templates. */
function packageFolder(): URL {
  const candidates = ["./", "../", "../../", "../../../"].map((step) => new URL(step, import.meta.url));
  const folder = candidates.find(
    (url) => existsSync(new URL("package.json", url)) && existsSync(new URL("templates/", url)),
  );
  if (folder === undefined) throw new Error("The folder `templates` of the package is missing; this is a bug.");
  return folder;
}

/** Reads files below `templates/` as they were shipped. Their names are ours, never a document's. */
export function templateReader(): (name: string) => string {
  const folder = packageFolder();
  return (name) => readFileSync(fileURLToPath(new URL(`templates/${name}`, folder)), "utf8");
}

/** The text of one file below `templates/`. */
export const templateText = (name: string): string => templateReader()(name);

/**
 * Renders a Handlebars template. Nothing is escaped: values come in the form that the target language needs. A name that
 * the values lack is an error.
 *
 * @param name file below `templates/`
 */
export async function renderTemplate(name: string, values: object): Promise<string> {
  const { default: handlebars } = await import("handlebars");
  const render = handlebars.compile(templateText(name), { noEscape: true, strict: true });
  return render(values);
}
