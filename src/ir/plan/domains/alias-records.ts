import type { DeployValue } from "../../deploy-value.js";
import type { SourcePointer } from "../../source.js";
import { dnsRecordKey } from "../keys.js";
import type { DnsRecordResource } from "../model-domains.js";
import { describeValue, planValue } from "../values.js";

/** Aliases for IPv4 and IPv6; a target without IPv6 answers the latter with nothing. */
export const aliasRecords = (
  name: DeployValue,
  hostedZoneId: DeployValue,
  target: DnsRecordResource["target"],
  origin: SourcePointer,
): readonly DnsRecordResource[] =>
  (["A", "AAAA"] as const).map((type) => ({
    kind: "dns-record",
    key: dnsRecordKey(describeValue(name).replace(/[${}]/g, ""), type),
    origin,
    dependsOn: [],
    hostedZoneId: planValue(hostedZoneId),
    name: planValue(name),
    type,
    target,
  }));
