import { describe, expect, it } from "vitest";
import * as bases from "./bases.js";
import { findMistakes, type Mistake, plant } from "./mistake.js";
import { restIntegrations, restTemplates } from "./rest.js";
import { restApi, restAuthorizers, restModels, restPolicies } from "./rest-api.js";

/** Mistakes by the base that they are planted in. */
const table: { readonly [Name in keyof typeof bases]: readonly Mistake[] } = {
  rest: [...restIntegrations, ...restTemplates, ...restPolicies, ...restAuthorizers, ...restApi, ...restModels],
  functions: [],
};

describe.each(Object.entries(bases))("%s", (name, base) => {
  it("is without mistakes", async () => {
    expect(await findMistakes(base)).toEqual([]);
  });

  it.each(table[name as keyof typeof bases].map((mistake) => [mistake.name, mistake] as const))(
    "%s",
    async (_, mistake) => {
      const { files, expected } = plant(base, mistake);
      const found = await findMistakes(files);
      expect(found.map(({ code, file, line }) => `${code} ${file}:${line}`)).toContain(
        `${mistake.code} ${expected.file}:${expected.line}`,
      );
    },
  );
});
