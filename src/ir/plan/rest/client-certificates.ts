import { reportLimit } from "../../limits.js";
import type { RestContext } from "../context.js";
import { clientCertificateKey } from "../keys.js";
import type { ClientCertificateResource } from "../model-domains.js";

/** What the stages show to their backends. */
export function lowerClientCertificates({ api, diagnostics }: RestContext): readonly ClientCertificateResource[] {
  const certificates = api.stages.flatMap(
    ({ name, clientCertificate, origin }): readonly ClientCertificateResource[] =>
      clientCertificate === undefined
        ? []
        : [
            {
              kind: "client-certificate",
              key: clientCertificateKey(name),
              origin,
              dependsOn: [],
              description: clientCertificate.description,
              tags: api.gateway.resourceTags,
            },
          ],
  );
  reportLimit("client-certificates", certificates.length, api.origin, diagnostics);
  return certificates;
}
