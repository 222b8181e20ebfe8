import type { DiagnosticBag } from "../ir/diagnostics.js";

/*
 * Reading the options of an emitter. What is wrong is reported and left out, so that the caller's default stands in its
 * place. Written out, since loading a validation library would be a good part of the time that a small build takes.
 */

/** The members of a map of options; those that are not known, and anything but a map, are reported. */
export function readOptionMap<Key extends string>(
  raw: unknown,
  setting: string,
  known: readonly Key[],
  diagnostics: DiagnosticBag,
): { readonly [Name in Key]?: unknown } {
  if (raw === undefined || raw === null) return {};
  if (typeof raw !== "object" || Array.isArray(raw)) {
    reportOption(diagnostics, setting, "has to be a map");
    return {};
  }
  const members: { [Name in Key]?: unknown } = {};
  for (const [key, value] of Object.entries(raw)) {
    const name = known.find((each) => each === key);
    if (name !== undefined) members[name] = value;
    else diagnostics.report("setting-unknown", undefined, { setting: `${setting}.${key}`, suggestion: listed(known) });
  }
  return members;
}

function listed(known: readonly string[]): string {
  if (known.length === 0) return "";
  const names = known.map((each) => `'${each}'`);
  const last = names.at(-1);
  return names.length === 1 ? `; there is ${last}` : `; there are ${names.slice(0, -1).join(", ")} and ${last}`;
}

/** One of a few texts. */
export function readChoice<Choice extends string>(
  value: unknown,
  setting: string,
  choices: readonly Choice[],
  diagnostics: DiagnosticBag,
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((each) => each === value);
  if (choice === undefined) {
    reportOption(diagnostics, setting, `has to be ${choices.map((each) => `'${each}'`).join(" or ")}`);
  }
  return choice;
}

/** A text that matches a pattern; `problem` says what it has to be. */
export function readMatching(
  value: unknown,
  setting: string,
  [pattern, problem]: readonly [RegExp, problem: string],
  diagnostics: DiagnosticBag,
): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && pattern.test(value)) return value;
  reportOption(diagnostics, setting, problem);
  return undefined;
}

export function readFlag(value: unknown, setting: string, diagnostics: DiagnosticBag): boolean | undefined {
  if (value === undefined || typeof value === "boolean") return value;
  reportOption(diagnostics, setting, "has to be true or false");
  return undefined;
}

export function reportOption(diagnostics: DiagnosticBag, setting: string, problem: string): void {
  diagnostics.report("setting-invalid", undefined, { setting, problem });
}

/** The members that are there, for results whose members are optional. */
export function present<Members extends object>(
  members: Members,
): {
  readonly [Name in keyof Members]?: Exclude<Members[Name], undefined>;
} {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
