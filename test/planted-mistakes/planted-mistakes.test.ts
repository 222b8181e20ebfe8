import { describe, expect, it } from "vitest";
import { asyncapi } from "./asyncapi.js";
import * as apiBases from "./bases.js";
import * as documentBases from "./document-bases.js";
import { based, merged } from "./merged.js";
import { findMistakes, type Mistake, plant } from "./mistake.js";
import { overlaid } from "./overlays.js";
import { restIntegrations, restTemplates } from "./rest.js";
import { restApi, restAuthorizers, restModels, restPolicies } from "./rest-api.js";
import { http, websocket } from "./routes.js";
import { documents, settings } from "./settings.js";

const bases = { ...apiBases, ...documentBases };

/** Mistakes by the base that they are planted in. */
const table: { readonly [Name in keyof typeof bases]: readonly Mistake[] } = {
  rest: [...restIntegrations, ...restTemplates, ...restPolicies, ...restAuthorizers, ...restApi, ...restModels],
  functions: [...settings, ...documents],
  http,
  websocket,
  overlaid,
  merged,
  based,
  asyncapi,
};

/** Fewer would say that somebody has taken rows away. */
const leastPlanted = 360;
const mostMissed = 10;

describe.each(Object.entries(bases))("%s", (name, base) => {
  const mistakes = table[name as keyof typeof bases];
  const search = async (mistake: Mistake) => {
    const { files, expected } = plant(base, mistake);
    const found = (await findMistakes(files)).map(({ code, file, line }) => `${code} ${file}:${line}`);
    return { found, expected: `${mistake.code} ${expected.file}:${expected.line}` };
  };

  it("is without mistakes", async () => {
    expect(await findMistakes(base)).toEqual([]);
  });

  it.each(mistakes.filter(({ missed }) => missed === undefined).map((each) => [each.name, each] as const))(
    "%s is found, in its line",
    async (_, mistake) => {
      const { found, expected } = await search(mistake);
      expect(found).toContain(expected);
    },
  );

  it.each(mistakes.filter(({ missed }) => missed !== undefined).map((each) => [each.name, each] as const))(
    "%s is not found yet",
    async (_, mistake) => {
      const { found, expected } = await search(mistake);
      expect(found, "it is found now: take its mark away").not.toContain(expected);
    },
  );
});

describe("planted mistakes", () => {
  const all = Object.values(table).flat();
  const missed = all.filter((each) => each.missed !== undefined);

  it(`are ${all.length}, of which ${all.length - missed.length} are found`, () => {
    expect(all.length).toBeGreaterThanOrEqual(leastPlanted);
    expect(missed.length).toBeLessThanOrEqual(mostMissed);
  });

  it.each(Object.entries(table))("have names of their own: %s", (_, mistakes) => {
    const names = mistakes.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
