import { describe, expect, it } from "vitest";
import { ownWords } from "../../../src/parser/import/raise/own-words.js";

describe("what a resource is called", () => {
  it.each([
    ["PetsFunction", "PetsFunction"],
    ["aws_dynamodb_table.pets", "pets"],
    ["aws_dynamodb_table.pets[0]", "pets"],
    ["aws_dynamodb_table.pets[1]", "pets 1"],
    ['aws_dynamodb_table.pets["eu.west"]', "pets eu.west"],
    ["module.orders.aws_lambda_function.list", "list"],
    ["module.orders.aws_lambda_function.this[0]", "orders"],
    ['module.orders["eu"].module.lambda.aws_lambda_function.this["a"]', "orders eu a"],
    ["module.lambda.aws_lambda_function._", undefined],
    ["aws_lambda_function.this", undefined],
  ])("%s: %s", (id, words) => {
    expect(ownWords(id)).toBe(words);
  });
});
