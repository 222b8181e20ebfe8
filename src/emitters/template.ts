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

/** The text of a file below `templates/`, as it was shipped. `name` is ours, never a document's. */
export function templateText(name: string): string {
  return readFileSync(fileURLToPath(new URL(`templates/${name}`, packageFolder())), "utf8");
}

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
