import type { TerraformBlock, TerraformJson } from "../hcl.js";
import { addressOf, type LiveModule } from "./resolve.js";

/**
 * Blocks without the archives that the build would store in S3 for functions that are live: their code is there already,
 * and is left alone. What the functions say of the archives stays, as text.
 */
export function withoutStoredArchives(
  blocks: readonly TerraformBlock[],
  module: LiveModule,
): readonly TerraformBlock[] {
  const functions = blocks.filter((block) => block.labels[0] === "aws_lambda_function" && module.isLive(block));
  const stored = new Map(
    blocks
      .filter((block) => block.labels[0] === "aws_s3_object" && functions.some((each) => refersTo(each, block)))
      .map((block) => [addressOf(block), block]),
  );
  return blocks.flatMap((block) => {
    if (stored.has(addressOf(block))) return [];
    if (!functions.includes(block)) return [block];
    const body = Object.entries(block.body).map(([name, value]) => [name, resolved(value, stored)] as const);
    return [{ ...block, body: Object.fromEntries(body) }];
  });
}

const reference = /^\$\{(aws_s3_object\.[A-Za-z0-9_-]+)\.([a-z_]+)\}$/;

const refersTo = ({ body }: TerraformBlock, stored: TerraformBlock): boolean =>
  Object.values(body).some((value) => typeof value === "string" && reference.exec(value)?.[1] === addressOf(stored));

function resolved(value: TerraformJson, stored: ReadonlyMap<string, TerraformBlock>): TerraformJson {
  const [, address = "", argument = ""] = (typeof value === "string" && reference.exec(value)) || [];
  return stored.get(address)?.body[argument] ?? value;
}
