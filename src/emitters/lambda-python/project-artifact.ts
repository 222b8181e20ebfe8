import type { Artifact, Ownership } from "../artifact.js";

/** A file of the project; `path` is seen from the project's folder. */
export const projectArtifact = (path: string, text: string, ownership: Ownership = "generated"): Artifact => ({
  path: `lambda-python/${path}`,
  text,
  ownership,
});
