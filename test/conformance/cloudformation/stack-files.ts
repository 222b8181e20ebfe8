import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { type Connection, clientConfiguration } from "../emulator/connection.js";

/** What a stack is made from. */
export interface StackFiles {
  /** What the printer wrote, by paths within its folder: `template.yaml`, `stacks/pets-9093a0676a88.json`. */
  readonly files: ReadonlyMap<string, string>;
  /** Values of the root template's parameters; those with a default may be absent. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The template that the others hang from. */
export function rootTemplate({ files }: StackFiles): string {
  const text = files.get("template.yaml") ?? files.get("template.json");
  if (text === undefined) throw new Error(`There is no template among ${[...files.keys()].join(", ")}`);
  return withUploadedArchives(text);
}

/** The bucket for archives that a template names by their paths on disk. */
const packageBucket = "packages";

/**
 * A path on disk in the place of a function's code is for `aws cloudformation package`, which uploads the archive and
 * writes its bucket and key there.
 */
const withUploadedArchives = (text: string): string =>
  text.replaceAll(
    /^( *)Code: (\S+\.zip)$/gm,
    (_, indent: string, path: string) =>
      `${indent}Code:\n${indent}  S3Bucket: ${packageBucket}\n${indent}  S3Key: ${path}`,
  );

/** Uploads nested templates, as the head of the root template says to. */
export async function uploadNestedTemplates(connection: Connection, { files, parameters }: StackFiles): Promise<void> {
  const nested = [...files].filter(([path]) => path.startsWith("stacks/"));
  if (nested.length === 0) return;
  const bucket = parameters.get("ArtifactBucket");
  if (bucket === undefined) throw new Error("Nested stacks need the parameter ArtifactBucket.");
  const client = await openBucket(connection, bucket);
  const prefix = parameters.get("ArtifactPrefix") ?? "";
  for (const [path, text] of nested) {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: `${prefix}${path}`, Body: text }));
  }
}

/** A client for a bucket that is there. Names of buckets are shared by all accounts, so another case may have made it. */
export async function openBucket(connection: Connection, bucket: string): Promise<S3Client> {
  const client = new S3Client({ ...clientConfiguration(connection), forcePathStyle: true });
  const { region } = connection;
  const place =
    region === "us-east-1" ? {} : { CreateBucketConfiguration: { LocationConstraint: region as "eu-central-1" } };
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket, ...place }));
  } catch (error) {
    if (!(error instanceof Error) || !/^BucketAlready/.test(error.name)) throw error;
  }
  return client;
}
