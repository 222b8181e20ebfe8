import { createSecretKey } from "node:crypto";
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import {
  createTokenVerifier,
  sourceFromEnvironment,
  type TokenRules,
  type TokenSource,
} from "../../../templates/lambda-typescript/runtime/token.js";

const issuer = "https://issuer.example";
const rules: TokenRules = {
  algorithms: ["RS256", "ES256"],
  scopesClaims: ["scope", "scp"],
  groupsClaims: ["cognito:groups", "groups"],
};
const source: TokenSource = { issuer, audiences: ["pets", "toys"] };

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let rsa: Keys;
let elliptic: Keys;
let stranger: Keys;
let published: { keys: object[] };

beforeAll(async () => {
  [rsa, elliptic, stranger] = await Promise.all([
    generateKeyPair("RS256", { extractable: true }),
    generateKeyPair("ES256", { extractable: true }),
    generateKeyPair("RS256", { extractable: true }),
  ]);
  published = {
    keys: [
      { ...(await exportJWK(rsa.publicKey)), kid: "rsa", alg: "RS256", use: "sig" },
      { ...(await exportJWK(elliptic.publicKey)), kid: "elliptic", alg: "ES256", use: "sig" },
    ],
  };
});

/** An issuer's pages, and what was asked of it. */
function anIssuer(metadata: unknown = { issuer, jwks_uri: `${issuer}/keys` }) {
  const asked: string[] = [];
  const getJson = async (address: string): Promise<unknown> => {
    asked.push(address);
    if (address === `${issuer}/.well-known/openid-configuration`) return metadata;
    if (address === `${issuer}/keys`) return published;
    throw new Error(`${address} answered 404`);
  };
  return { asked, getJson };
}

const verifier = (given: TokenSource = source, getJson = anIssuer().getJson, given_rules = rules) =>
  createTokenVerifier(given_rules, () => given, getJson);

interface Signing {
  readonly claims?: JWTPayload;
  readonly key?: Parameters<SignJWT["sign"]>[0];
  readonly alg?: string;
  readonly kid?: string | undefined;
  readonly expires?: number | string;
}

const now = () => Math.floor(Date.now() / 1000);

const sign = ({ claims = {}, key = rsa.privateKey, alg = "RS256", kid = "rsa", expires = "5m" }: Signing = {}) =>
  new SignJWT({ iss: issuer, aud: "pets", sub: "me", ...claims })
    .setProtectedHeader({ alg, ...(kid === undefined ? {} : { kid }) })
    .setExpirationTime(expires)
    .sign(key);

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

describe("a token that is right", () => {
  it.each([
    ["RS256", "rsa"],
    ["ES256", "elliptic"],
  ])("signed with %s tells who calls", async (alg, kid) => {
    const key = alg === "RS256" ? rsa.privateKey : elliptic.privateKey;
    const token = await sign({ alg, kid, key, claims: { scope: "read write", "cognito:groups": ["staff"] } });
    expect(await verifier()(token)).toMatchObject({
      principalId: "me",
      scopes: ["read", "write"],
      groups: ["staff"],
      claims: { iss: issuer, aud: "pets" },
    });
  });

  it.each([
    [{ scp: ["a", "b"] }, { scopes: ["a", "b"], groups: [] }],
    [
      { groups: "x y", scope: "" },
      { scopes: [], groups: ["x", "y"] },
    ],
    [{ aud: ["others", "toys"] }, { principalId: "me" }],
    [{ aud: undefined, client_id: "pets", sub: undefined }, { principalId: "pets" }],
    [{ iss: `${issuer}/` }, { principalId: "me" }],
  ])("with %j", async (claims, expected) => {
    expect(await verifier()(await sign({ claims: claims as JWTPayload }))).toMatchObject(expected);
  });

  it("needs the keys once", async () => {
    const { asked, getJson } = anIssuer();
    const verify = verifier(source, getJson);
    for (let count = 0; count < 3; count += 1) expect(await verify(await sign())).toBeDefined();
    expect(asked).toEqual([`${issuer}/.well-known/openid-configuration`, `${issuer}/keys`]);
  });

  it("needs no metadata where the keys' address is given", async () => {
    const { asked, getJson } = anIssuer();
    expect(await verifier({ ...source, jwksUri: `${issuer}/keys` }, getJson)(await sign())).toBeDefined();
    expect(asked).toEqual([`${issuer}/keys`]);
  });
});

describe("a token that is not to be trusted", () => {
  const forged: readonly (readonly [string, () => Promise<string> | string])[] = [
    ["no token at all", () => "abc"],
    ["an empty token", () => ""],
    ["alg none", () => `${encode({ alg: "none" })}.${encode({ iss: issuer, aud: "pets", exp: now() + 60 })}.`],
    [
      "alg None, in other letters",
      () => `${encode({ alg: "NoNe", kid: "rsa" })}.${encode({ iss: issuer, aud: "pets", exp: now() + 60 })}.`,
    ],
    [
      "HS256 with the public key as its secret",
      async () => sign({ alg: "HS256", key: createSecretKey(Buffer.from(await exportSPKI(rsa.publicKey))) }),
    ],
    ["another key under a known name", () => sign({ key: stranger.privateKey })],
    ["an unknown key", () => sign({ key: stranger.privateKey, kid: "other" })],
    ["a key of another algorithm", () => sign({ kid: "elliptic" })],
    [
      "an algorithm that is not accepted",
      async () => sign({ alg: "PS256", key: (await generateKeyPair("PS256")).privateKey }),
    ],
    ["a token of yesterday", () => sign({ expires: now() - 60 })],
    ["a token of tomorrow", () => sign({ claims: { nbf: now() + 60 } })],
    ["another audience", () => sign({ claims: { aud: "others" } })],
    ["a client of another audience", () => sign({ claims: { aud: "others", client_id: "pets" } })],
    ["no audience", () => sign({ claims: { aud: undefined as never } })],
    ["another issuer", () => sign({ claims: { iss: "https://evil.example" } })],
    ["an issuer that begins alike", () => sign({ claims: { iss: `${issuer}.evil.example` } })],
    [
      "other claims under the signature",
      async () => {
        const [head, , signature] = (await sign()).split(".");
        return `${head}.${encode({ iss: issuer, aud: "pets", sub: "admin", exp: now() + 60 })}.${signature}`;
      },
    ],
    [
      "a critical header that nobody knows",
      () =>
        new SignJWT({ iss: issuer, aud: "pets" })
          .setProtectedHeader({ alg: "RS256", kid: "rsa", crit: ["x"], x: 1 })
          .setExpirationTime("5m")
          .sign(rsa.privateKey, { crit: { x: true } }),
    ],
    [
      "no time of expiry",
      () =>
        new SignJWT({ iss: issuer, aud: "pets" }).setProtectedHeader({ alg: "RS256", kid: "rsa" }).sign(rsa.privateKey),
    ],
    [
      "keys of its own",
      async () =>
        new SignJWT({ iss: issuer, aud: "pets" })
          .setProtectedHeader({
            alg: "RS256",
            kid: "rsa",
            jwk: await exportJWK(stranger.publicKey),
            jku: "https://evil.example/keys",
          })
          .setExpirationTime("5m")
          .sign(stranger.privateKey),
    ],
  ];

  it.each(forged)("%s", async (_, token) => {
    expect(await verifier()(await token())).toBeUndefined();
  });
});

describe("what is no caller's fault", () => {
  it.each([
    ["an issuer without TLS", { ...source, issuer: "http://issuer.example" }, undefined, /https/],
    ["keys without TLS", { ...source, jwksUri: "http://issuer.example/keys" }, undefined, /https/],
    ["no audience", { ...source, audiences: [] }, undefined, /TOKEN_AUDIENCE/],
    [
      "metadata of another issuer",
      source,
      { issuer: "https://evil.example", jwks_uri: `${issuer}/keys` },
      /another issuer/,
    ],
    ["metadata without keys", source, { issuer }, /no keys/],
  ])("%s fails", async (_, given, metadata, message) => {
    const getJson = anIssuer(metadata).getJson;
    await expect(verifier(given, getJson)(await sign())).rejects.toThrow(message);
  });

  it("symmetric algorithms are never accepted, whatever is asked for", async () => {
    const verify = verifier(source, undefined, { ...rules, algorithms: ["HS256"] });
    await expect(verify(await sign())).rejects.toThrow(/asymmetric/);
  });

  it("an issuer that cannot be reached is asked again", async () => {
    const { getJson } = anIssuer();
    let isDown = true;
    const verify = verifier(source, async (address) => {
      if (isDown) throw new Error("no route");
      return getJson(address);
    });
    await expect(verify(await sign())).rejects.toThrow("no route");
    isDown = false;
    expect(await verify(await sign())).toBeDefined();
  });
});

it("issuer and audience come from the environment", () => {
  const environment: Readonly<Record<string, string>> = {
    TOKEN_ISSUER: " https://i ",
    TOKEN_AUDIENCE: "a, b,,",
    TOKEN_JWKS_URI: "",
  };
  expect(sourceFromEnvironment((name) => environment[name])).toEqual({ issuer: "https://i", audiences: ["a", "b"] });
});
