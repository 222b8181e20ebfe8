/** A reference is a URI: `%20` is a space. A stray `%` is taken as it stands. */
export function decodeReference(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
