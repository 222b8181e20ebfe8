import type { ApiModel, Server } from "../../ir/api.js";

/**
 * The API with its custom domains as servers where the document names none: what a client calls is then what the build
 * deploys. Domains whose names are only known at deployment are no addresses yet.
 */
export function withKnownServers(api: ApiModel): ApiModel {
  if (api.servers.length > 0) return api;
  const servers = api.domains.flatMap(({ name, mappings }): readonly Server[] =>
    name.kind !== "literal"
      ? []
      : mappings.map(({ path, stage }) => {
          const url = `https://${name.text}${path === "" ? "" : `/${path}`}`;
          return { url, description: `The stage ${stage}.`, variables: [] };
        }),
  );
  return { ...api, servers };
}

/**
 * Whether the API can be called where its first server is. A variable may stand for the scheme or the whole host, so its
 * default counts: `{protocol}://{hostname}/api`.
 */
export function namesHost([server]: readonly Server[]): boolean {
  const defaults = new Map(server?.variables.map((variable) => [variable.name, variable.default]));
  const url = server?.url.replace(/\{([^{}]+)\}/g, (text, name: string) => defaults.get(name) ?? text);
  return /^https?:\/\/[^/]/i.test(url ?? "");
}

/** Where an API is that has no other address: `https://{api-id}.execute-api.{region}.amazonaws.com/prod`. */
export function invokeUrl({ stages }: ApiModel): string {
  const [stage] = stages;
  const path = stage === undefined || stage.name === "$default" ? "" : `/${stage.name}`;
  return `https://{api-id}.execute-api.{region}.amazonaws.com${path}`;
}
