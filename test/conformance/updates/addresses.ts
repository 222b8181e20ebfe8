import type { BuiltCase } from "../conformance-case.js";

/** Logical ids and Terraform addresses of a case. A deployment's logical id is its fingerprint's. */
function addressesOf({ builds: { cloudformation, terraform } }: BuiltCase): readonly string[] {
  const ids = (cloudformation.kind === "built" ? [...cloudformation.files.values()] : []).flatMap((text) =>
    [...text.matchAll(/^ {2}([A-Za-z0-9]+):\n {4}Type: (AWS::\S+)/gm)].flatMap(([, id = "", type]) =>
      type?.endsWith("::Deployment") ? [] : [`${id} (${type})`],
    ),
  );
  const addresses = (terraform.kind === "built" ? [...terraform.files.values()] : []).flatMap((text) =>
    [...text.matchAll(/^resource "([^"]+)" "([^"]+)"/gm)].map(([, type, name]) => `${type}.${name}`),
  );
  return [...ids, ...addresses];
}

/** What of a case has another logical id or address in its next edition, or none. */
export function lostAddresses(before: BuiltCase, after: BuiltCase): readonly string[] {
  const kept = new Set(addressesOf(after));
  return addressesOf(before).filter((address) => !kept.has(address));
}
