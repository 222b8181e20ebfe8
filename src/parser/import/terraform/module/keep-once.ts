import type { SourcePointer } from "../../../../ir/source.js";
import { EvaluationProblem } from "../evaluate/value.js";

/** Something that comes back to itself while it is being worked out. */
export class Cycle extends EvaluationProblem {}

/** Works values out when they are first asked for, each once. */
export function keepOnce<Result>(): (name: string, at: SourcePointer, make: () => Result) => Result {
  const known = new Map<string, Result>();
  const open = new Set<string>();
  return (name, at, make) => {
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    if (open.has(name)) throw new Cycle(`'${name}' refers to itself`, at);
    open.add(name);
    try {
      const made = make();
      known.set(name, made);
      return made;
    } finally {
      open.delete(name);
    }
  };
}
