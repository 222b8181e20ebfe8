import { createHash } from "node:crypto";
import { ofKnown, type TerraformFunction, textOf } from "./function-call.js";

const hash = (algorithm: string, encoding: "hex" | "base64"): TerraformFunction =>
  ofKnown(([text], call) => createHash(algorithm).update(textOf(text, call), "utf8").digest(encoding));

export const hashFunctions: Readonly<Record<string, TerraformFunction>> = {
  md5: hash("md5", "hex"),
  sha1: hash("sha1", "hex"),
  sha256: hash("sha256", "hex"),
  sha512: hash("sha512", "hex"),
  base64sha256: hash("sha256", "base64"),
  base64sha512: hash("sha512", "base64"),
};
