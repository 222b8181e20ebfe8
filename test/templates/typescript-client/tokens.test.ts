import { describe, expect, it } from "vitest";
import { addToken, authentication } from "../../../templates/typescript-client/src/runtime/authentication.js";
import { cognitoUserPool } from "../../../templates/typescript-client/src/runtime/cognito.js";
import { openConnection } from "../../../templates/typescript-client/src/runtime/connection.js";
import { clientCredentials, refreshToken, TokenError } from "../../../templates/typescript-client/src/runtime/oauth.js";
import { send } from "../../../templates/typescript-client/src/runtime/send.js";

interface Asked {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A token endpoint with a clock: it gives out the answers in turn. */
function endpoint(...answers: readonly object[]) {
  const asked: Asked[] = [];
  let time = 0;
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? {};
    asked.push({ url, headers: new Headers(init.headers as Headers), body: String(init.body) });
    const isError = "error" in answer || "__type" in answer;
    return Response.json(answer, { status: isError ? 400 : 200 });
  };
  const pass = (milliseconds: number): void => {
    time += milliseconds;
  };
  return { asked, pass, options: { fetch, environment: { now: () => time } } };
}

const client = { tokenUrl: "https://id.example.com/token", clientId: "me", clientSecret: "s:cret ü" };

describe("client credentials", () => {
  it("are asked for once, however many wait, and again before the token expires", async () => {
    const { asked, pass, options } = endpoint(
      { access_token: "a", expires_in: 3600 },
      { access_token: "b", expires_in: 3600 },
    );
    const source = clientCredentials({ ...client, ...options, scopes: ["read", "write"] });
    expect(await Promise.all([source.token(), source.token(), source.token()])).toEqual(["a", "a", "a"]);
    pass(3_569_000);
    expect(await source.token()).toBe("a");
    pass(1_000);
    expect(await source.token()).toBe("b");
    expect(asked.map(({ body }) => body)).toEqual(Array(2).fill("grant_type=client_credentials&scope=read+write"));
  });

  it("show the client in the header, encoded as in a form, or in the form", async () => {
    const { asked, options } = endpoint({ access_token: "a" });
    await clientCredentials({ ...client, ...options }).token();
    expect(atob(asked[0]?.headers.get("authorization")?.slice(6) ?? "")).toBe("me:s%3Acret+%C3%BC");
    const parameters = { audience: "https://api" };
    await clientCredentials({ ...client, ...options, clientAuthentication: "form", parameters }).token();
    expect(asked[1]?.headers.has("authorization")).toBe(false);
    expect(asked[1]?.body).toBe(
      "grant_type=client_credentials&audience=https%3A%2F%2Fapi&client_id=me&client_secret=s%3Acret+%C3%BC",
    );
  });

  it("that are refused are an error that says why, and asked for again", async () => {
    const { options, asked } = endpoint(
      { error: "invalid_client", error_description: "Who are you?" },
      { access_token: "a" },
    );
    const source = clientCredentials({ ...client, ...options });
    const error = await source.token().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TokenError);
    expect(error).toMatchObject({ status: 400, code: "invalid_client" });
    expect(await source.token()).toBe("a");
    expect(asked).toHaveLength(2);
  });

  it("are renewed once for all calls that are refused with the same token", async () => {
    const { asked, options } = endpoint({ access_token: "old" }, { access_token: "new" }, { access_token: "newer" });
    const schemes = { machine: { add: addToken, name: "Bearer" } };
    const credentials = { machine: clientCredentials({ ...client, ...options }) };
    let release = (): void => {};
    const renewed = new Promise<void>((resolve) => {
      release = resolve;
    });
    const connection = openConnection(
      {
        baseUrl: "https://api.example.com",
        isBaseUrlGiven: true,
        authentication: authentication(schemes, credentials),
      },
      {
        fetch: async (url, init) => {
          if (new Headers(init.headers as Headers).get("authorization") !== "Bearer old") return Response.json(url);
          // The second refusal comes when the first call has its new token.
          if (url.endsWith("late")) await renewed;
          return new Response(null, { status: 401 });
        },
      },
    );
    const call = (path: string): Promise<object> =>
      send(connection, path, { method: "POST", path: `/${path}`, security: [["machine"]] });
    await credentials.machine.token();
    const late = call("late");
    expect(await call("first")).toMatchObject({ status: 200, attempts: 2 });
    release();
    expect(await late).toMatchObject({ status: 200, attempts: 2 });
    expect(asked).toHaveLength(2);
  });

  it("leave the others their token when one caller aborts", async () => {
    const { options } = endpoint({ access_token: "a" });
    const source = clientCredentials({ ...client, ...options });
    const controller = new AbortController();
    const aborted = source.token(controller.signal);
    const other = source.token();
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    expect(await other).toBe("a");
  });
});

describe("a refresh token", () => {
  it("is replaced by the one that comes with a token", async () => {
    const { asked, options } = endpoint({ access_token: "a", refresh_token: "second" }, { access_token: "b" });
    const kept: string[] = [];
    const source = refreshToken({
      tokenUrl: client.tokenUrl,
      clientId: "me",
      refreshToken: "first",
      onRefreshToken: (token) => kept.push(token),
      ...options,
    });
    await source.token();
    source.discard();
    expect(await source.token()).toBe("b");
    expect(kept).toEqual(["second"]);
    expect(asked.map(({ body }) => body)).toEqual([
      "grant_type=refresh_token&refresh_token=first&client_id=me",
      "grant_type=refresh_token&refresh_token=second&client_id=me",
    ]);
  });
});

describe("a user pool", () => {
  const pool = { userPoolId: "eu-west-1_AbC", clientId: "app", refreshToken: "refresh" };

  it("renews tokens at its own endpoint", async () => {
    const { asked, pass, options } = endpoint({
      AuthenticationResult: { IdToken: "id", AccessToken: "access", ExpiresIn: 300 },
    });
    const source = cognitoUserPool({ ...pool, ...options });
    expect([await source.token(), await source.token()]).toEqual(["id", "id"]);
    pass(270_000);
    await source.token();
    expect(asked).toHaveLength(2);
    expect(asked[0]?.url).toBe("https://cognito-idp.eu-west-1.amazonaws.com/");
    expect(asked[0]?.headers.get("x-amz-target")).toBe("AWSCognitoIdentityProviderService.InitiateAuth");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      ClientId: "app",
      AuthFlow: "REFRESH_TOKEN_AUTH",
      AuthParameters: { REFRESH_TOKEN: "refresh" },
    });
    expect(await cognitoUserPool({ ...pool, ...options, use: "access" }).token()).toBe("access");
  });

  it("wants the user's name hashed with the secret of the app client", async () => {
    const { asked, options } = endpoint({ AuthenticationResult: { IdToken: "id" } });
    await cognitoUserPool({ ...pool, ...options, clientSecret: "secret", username: "user" }).token();
    const { createHmac } = await import("node:crypto");
    const hash = createHmac("sha256", "secret").update("userapp").digest("base64");
    expect(JSON.parse(asked[0]?.body ?? "").AuthParameters.SECRET_HASH).toBe(hash);
  });

  it("may refuse", async () => {
    const { options } = endpoint({ __type: "NotAuthorizedException", message: "Refresh Token has expired" });
    await expect(cognitoUserPool({ ...pool, ...options }).token()).rejects.toMatchObject({
      name: "TokenError",
      code: "NotAuthorizedException",
      message: "The token endpoint answered with status 400: NotAuthorizedException: Refresh Token has expired",
    });
    expect(() => cognitoUserPool({ ...pool, userPoolId: "nowhere" })).toThrow(TypeError);
  });
});

describe("a call with a source of tokens", () => {
  const calling = (statuses: readonly number[], options: object) => {
    const shown: (string | null)[] = [];
    const target = {
      baseUrl: "https://api.example.com",
      isBaseUrlGiven: true,
      authentication: authentication(
        { user: { add: addToken, name: "Bearer" } },
        { user: clientCredentials({ ...client, ...options }) },
      ),
    };
    const connection = openConnection(target, {
      fetch: async (_, init) => {
        shown.push(new Headers(init.headers as Headers).get("authorization"));
        return Response.json({}, { status: statuses[shown.length - 1] ?? 200 });
      },
    });
    const post = { method: "POST", path: "/", security: [["user"]] };
    return { shown, call: () => send(connection, "post", post) };
  };

  it("is made once more with a new token when the API refuses the first", async () => {
    const { options } = endpoint({ access_token: "old" }, { access_token: "new" });
    const { call, shown } = calling([401, 200], options);
    expect(await call()).toMatchObject({ status: 200, attempts: 2 });
    expect(shown).toEqual(["Bearer old", "Bearer new"]);
  });

  it("is not made a third time", async () => {
    const { options } = endpoint({ access_token: "any" });
    const { call, shown } = calling([401, 401, 200], options);
    expect(await call()).toMatchObject({ status: 401 });
    expect(shown).toHaveLength(2);
  });
});
