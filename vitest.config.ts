import { configDefaults, defineConfig } from "vitest/config";

/** They deploy hundreds of stacks, or let every client call its handlers, which takes minutes: `npm run conformance:tests`. */
const thorough = [
  "test/conformance/adoption/adoption.test.ts",
  "test/conformance/cloudformation/golden-stacks.test.ts",
  "test/conformance/mocked/mocked.test.ts",
  "test/conformance/mutations/mutations.test.ts",
  "test/properties/client-meets-python-handler.test.ts",
  "test/properties/client-meets-typescript-handler.test.ts",
  "test/properties/handlers-agree.test.ts",
];
const excluded = process.env.CONFORMANCE === "true" ? [] : thorough;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...excluded],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
