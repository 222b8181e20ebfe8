import { differences } from "../account/differences.js";
import { withoutPresupposed } from "../account/presupposed.js";
import { readAccount } from "../account/read-account.js";
import { expectationOf } from "../cases/expectation.js";
import { StackFailed } from "../cloudformation/stack.js";
import type { BuiltCase, Target } from "../conformance-case.js";
import type { Emulator } from "../emulator/emulator.js";
import { mapInTurn } from "../in-turn.js";
import { deployStack } from "../run-stacks.js";
import { openBatch, readModules } from "../terraform/batch.js";
import { applyChange, type Break } from "./break.js";

/** Breaks of one case that are deployed together: each shows in lines of its own. */
export interface BrokenCase {
  readonly built: BuiltCase;
  readonly breaks: readonly Break[];
}

/** Puts breaks together, as few cases as hold them. */
export function gather(breaks: readonly Break[]): readonly (readonly Break[])[] {
  const groups: Break[][] = [];
  for (const each of breaks) {
    const group = groups.find((others) => others.every((other) => standsBeside(other, each)));
    if (group === undefined) groups.push([each]);
    else group.push(each);
  }
  return groups;
}

const standsBeside = (one: Break, other: Break): boolean =>
  one.fixture === other.fixture && !one.shows.some((start) => other.shows.includes(start));

/** The case as both printers would have written it with all of the breaks in them. */
export function breakCase(built: BuiltCase, breaks: readonly Break[], slug: string): BrokenCase {
  const brokenFor = (target: Target) => {
    const build = built.builds[target];
    if (build.kind === "refused") throw new Error(`${built.name} is refused for ${target}.`);
    const files = breaks.reduce((text, each) => applyChange(text, target, each.changes[target]), build.files);
    return { kind: "built" as const, files };
  };
  const inputs = new Map([...built.inputs].map(([name, value]) => [name, name === "NamePrefix" ? slug : value]));
  const builds = { cloudformation: brokenFor("cloudformation"), terraform: brokenFor("terraform") };
  return { built: { ...built, slug, inputs, builds }, breaks };
}

/** What the services refused, or where the account differs from the plan; a list for each case. */
export type Noticed = readonly (readonly string[])[];

/** Stacks that are on their way at once. */
const width = 3;

/** Deploys each case as a stack in an account of its own. */
export const noticeInStacks = (emulator: Emulator, cases: readonly BrokenCase[]): Promise<Noticed> =>
  mapInTurn(cases, width, async ({ built }) => {
    const connection = emulator.newAccount();
    try {
      await deployStack(connection, built);
    } catch (error) {
      if (error instanceof StackFailed) return [error.message];
      throw error;
    }
    const account = await readAccount(connection, await withoutPresupposed(connection));
    return differences(expectationOf(built), account, ["the plan", "the account"]);
  });

/** Applies all cases as modules of one configuration. */
export async function noticeInModules(emulator: Emulator, cases: readonly BrokenCase[]): Promise<Noticed> {
  const built = cases.map((each) => each.built);
  const batch = await openBatch(emulator, built);
  try {
    const refused = await batch.apply();
    const whole = refused.filter(({ module }) => module === undefined);
    if (whole.length > 0) throw new Error(whole.map(({ text }) => text).join("\n"));
    const accounts = await readModules(batch);
    return built.map((each) => {
      const own = refused.filter(({ module }) => module === each.slug).map(({ text }) => text);
      if (own.length > 0) return own;
      const account = accounts.get(each.slug) ?? {};
      if (account instanceof Error) throw account;
      return differences(expectationOf(each), account, ["the plan", "the account"]);
    });
  } finally {
    await batch.close();
  }
}

/** What is wrong with what was noticed: a break that nobody saw, or a difference that nobody made. */
export function judgeBreaks(broken: BrokenCase, noticed: readonly string[]): readonly string[] {
  const breaks = broken.breaks.map((each) => ({
    ...each,
    shows: each.shows.map((start) => start.replaceAll("<slug>", broken.built.slug)),
  }));
  const unseen = breaks.filter(({ shows }) => shows.some((start) => !noticed.some((line) => line.startsWith(start))));
  const unexplained = noticed.filter(
    (line) => !breaks.some(({ shows }) => shows.some((start) => line.startsWith(start))),
  );
  return [
    ...unseen.map(({ name }) => `nobody noticed that ${name}`),
    ...unexplained.map((line) => `nobody did this: ${line}`),
  ];
}
