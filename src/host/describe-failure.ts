const failures: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a file stands where a folder is needed",
  EEXIST: "a file stands where a folder is needed",
  EISDIR: "it is a folder",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ELOOP: "its symbolic links lead in a circle",
  ENAMETOOLONG: "the name is too long",
  ENXIO: "it is not a regular file",
  ENOTFOUND: "the host is not found",
  ECONNREFUSED: "the connection is refused",
};

/** Whether the operating system refused something, as opposed to a mistake of the program. */
export const isSystemFailure = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z0-9]+$/.test(error.code);

/** What the operating system said, in words; its own text holds absolute paths, which differ between machines. */
export function describeFailure(error: unknown): string {
  if (isSystemFailure(error)) return failures[error.code] ?? error.code;
  return error instanceof Error ? error.message : String(error);
}
