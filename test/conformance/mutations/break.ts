import type { Target } from "../conformance-case.js";

/** What a printer would get wrong: text of one resource that is not as it should be. */
export interface Change {
  /** Logical id, or Terraform's address. */
  readonly resource: string;
  readonly find: RegExp;
  /** In the place of what was found. */
  readonly put: string;
}

/** One thing done wrong on purpose, to what each printer wrote. The comparison with the plan has to see it. */
export interface Break {
  /** As a claim about the broken output. */
  readonly name: string;
  readonly fixture: string;
  readonly changes: Readonly<Record<Target, Change>>;
  /**
   * What the lines of the comparison begin with that have to be there because of it, and that nothing else explains.
   * `<slug>` is what the names of the case's functions begin with.
   */
  readonly shows: readonly string[];
}

/** The rest of the file says what becomes of a resource that goes as a whole. */
export const whole = /[\s\S]*/;

/**
 * The files with the change in them.
 *
 * @throws Error when there is nothing to change: the printer writes something else now, and the row has to follow it
 */
export function applyChange(
  files: ReadonlyMap<string, string>,
  target: Target,
  { resource, find, put }: Change,
): ReadonlyMap<string, string> {
  const pattern = target === "cloudformation" ? inTemplate(resource) : inConfiguration(resource);
  let changed = 0;
  const broken = [...files].map(([path, text]) => {
    const next = text.replace(pattern, (block) => block.replace(find, () => put));
    if (next !== text) changed += 1;
    return [path, next] as const;
  });
  if (changed !== 1) throw new Error(`${resource} holds no ${find} to be broken.`);
  return new Map(broken);
}

/** From a logical id to the next one; both stand two spaces in. */
const inTemplate = (logicalId: string): RegExp => new RegExp(`^ {2}${logicalId}:\\n(?:(?: {4}.*)?\\n)+`, "m");

/** From `resource "type" "name" {` to the bracket at the beginning of a line. */
function inConfiguration(address: string): RegExp {
  const [type, name] = address.split(".");
  return new RegExp(`^resource "${type}" "${name}" \\{\\n(?:.*\\n)*?\\}\\n`, "m");
}
