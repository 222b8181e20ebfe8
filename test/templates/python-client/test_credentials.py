"""What proves who calls."""

import asyncio
import dataclasses
import threading

from callers import GET, POST, Blocking, Calls, Waiting
from misbehaving import Server, response
from runtime.authentication import BasicCredentials, SecurityScheme
from runtime.call import _Call
from runtime.client import Api, Options
from runtime.errors import ApiError
from runtime.operation import Arguments
from runtime.sigv4 import AwsCredentials, SigV4
from runtime.tokens import ClientCredentials, CognitoTokens, RefreshToken


class Credentials(Calls):
    def sent(self, scheme, credential, *script):
        operation = dataclasses.replace(GET, security=(("other",), ("it",)))
        api = Api(schemes={"it": scheme, "other": SecurityScheme("basic")})
        for server, call in self.both(*(script or (response(),))):
            call(operation, api=api, credentials={"it": credential})
            yield server.requests

    def test_keys_and_tokens(self):
        for requests in self.sent(SecurityScheme("apiKey", "x-api-key"), lambda: "k"):
            self.assertIn("x-api-key: k", requests[0])
        for requests in self.sent(SecurityScheme("apiKey", "k&", "query"), "a b"):
            self.assertIn("GET /it?k%26=a%20b ", requests[0])
        for requests in self.sent(SecurityScheme("apiKey", "sid", "cookie"), "a;b"):
            self.assertIn("Cookie: sid=a%3Bb", requests[0])
        for requests in self.sent(SecurityScheme("token", "Bearer"), "t"):
            self.assertIn("Authorization: Bearer t", requests[0])
        for requests in self.sent(SecurityScheme("signature"), SigV4(AwsCredentials("a", "b"), "us-east-1")):
            self.assertIn("SignedHeaders=accept;host;x-amz-date", requests[0])

    def test_a_call_may_have_its_own(self):
        operation = dataclasses.replace(GET, security=(("it",),))
        api = Api(schemes={"it": SecurityScheme("apiKey", "X-Key")})
        for server, call in self.both(response()):
            for own in ({"it": "theirs"}, {}):
                call(operation, api=api, credentials={"it": "ours"}, call_options={"credentials": own})
            self.assertIn("X-Key: theirs", server.requests[0])
            self.assertNotIn("X-Key", server.requests[1])
            with self.assertRaisesRegex(ValueError, "no security scheme of this name: its"):
                call(operation, api=api, call_options={"credentials": {"its": "x"}})

    def test_are_not_shown(self):
        self.assertNotIn("secret", repr([BasicCredentials("u", "secret"), AwsCredentials("a", "secret")]))
        options = Options(base_url="https://test", credentials={"it": "secret"}, headers={"Authorization": "secret"})
        client = Blocking(Api(schemes={"it": SecurityScheme("token", "Bearer")}), options, (), None)
        self.assertNotIn("secret", repr((options, client._settings)))
        call_options = {"credentials": {"it": "secret"}}
        self.assertNotIn("secret", repr(_Call(client._settings, None, GET, None, None, call_options, None, None)))

    def test_a_refused_token_is_renewed_once(self):
        tokens = iter(["one", "two", "three"])
        refusals = []

        class Source:
            def __init__(self):
                self.current = None

            async def token(self, wire):
                self.current = self.current or next(tokens)
                return self.current

            def discard(self, refused):
                refusals.append(refused)
                self.current = None

        with Server(response(401), response(401)) as server, self.assertRaises(ApiError):
            self.call(
                server.url,
                False,
                dataclasses.replace(POST, security=(("it",),)),
                api=Api(schemes={"it": SecurityScheme("token", "Bearer")}),
                credentials={"it": Source()},
            )
        sent = [line for request in server.requests for line in request.splitlines() if line.startswith("Authorization")]
        self.assertEqual(sent, ["Authorization: Bearer one", "Authorization: Bearer two"])
        self.assertEqual(refusals, ["one"])

    def test_a_late_refusal_leaves_the_token_that_has_taken_the_place_of_the_refused_one(self):
        def answer(token):
            return response(body=b'{"access_token":"%s"}' % token)

        with Server(answer(b"old"), answer(b"new"), answer(b"newer")) as issuer:
            source = ClientCredentials(token_url=f"{issuer.url}/token", client_id="c", client_secret="s")
            sent = []
            for refused in ("none", "old", "old", "new"):
                source.discard(refused)
                for requests in self.sent(SecurityScheme("token", "Bearer"), source):
                    sent.append(requests[0].split("Authorization: Bearer ")[1].split()[0])
        self.assertEqual(sent[::2], ["old", "new", "new", "newer"])
        self.assertEqual(sent[1::2], sent[::2])

    def test_oauth_tokens_are_kept_until_they_end(self):
        now = [1000.0]
        self.clock = dataclasses.replace(self.clock, now=lambda: now[0])
        answer = response(body=b'{"access_token":"t","expires_in":100,"refresh_token":"newer"}')
        with Server(answer) as issuer:
            source = ClientCredentials(token_url=f"{issuer.url}/token", client_id="a:b", client_secret="s", scopes=["x", "y"])
            for requests in self.sent(SecurityScheme("token", "Bearer"), source):
                self.assertIn("Authorization: Bearer t", requests[0])
            self.assertEqual(len(issuer.requests), 1)
            self.assertIn("grant_type=client_credentials&scope=x+y", issuer.requests[0])
            self.assertIn("Authorization: Basic YSUzQWI6cw==", issuer.requests[0])
            now[0] += 71
            list(self.sent(SecurityScheme("token", "Bearer"), source))
            self.assertEqual(len(issuer.requests), 2)
            refreshing = RefreshToken(token_url=f"{issuer.url}/token", client_id="c", refresh_token="older")
            list(self.sent(SecurityScheme("token", "Bearer"), refreshing))
            self.assertIn("refresh_token=older&client_id=c", issuer.requests[-1])
            self.assertEqual(refreshing.refresh_token, "newer")

    def test_a_token_is_asked_for_once_however_many_calls_wait(self):
        api = Api(schemes={"it": SecurityScheme("token", "Bearer")})
        operation = dataclasses.replace(GET, security=(("it",),))
        answer = response(body=b'{"access_token":"t","expires_in":3600,"refresh_token":"newer"}')

        def source(issuer):
            return RefreshToken(token_url=f"{issuer.url}/token", client_id="c", refresh_token="older")

        with Server(response(body=b"1")) as server, Server(answer) as issuer:
            options = Options(base_url=server.url, credentials={"it": source(issuer)})
            with Blocking(api, options, (), None) as client:
                calls = [threading.Thread(target=client._call, args=(operation, Arguments(), None)) for _ in range(5)]
                for call in calls:
                    call.start()
                for call in calls:
                    call.join()
            self.assertEqual((len(issuer.requests), len(server.requests)), (1, 5))

        async def run(url, kept):
            options = Options(base_url=url, credentials={"it": kept})
            async with Waiting(api, options, (), None) as client:
                await asyncio.gather(*(client._call(operation, Arguments(), None) for _ in range(5)))

        with Server(response(body=b"1")) as server, Server(answer) as issuer:
            asyncio.run(run(server.url, source(issuer)))
            self.assertEqual((len(issuer.requests), len(server.requests)), (1, 5))

    def test_cognito_tokens(self):
        answer = b'{"AuthenticationResult":{"IdToken":"i","AccessToken":"a","ExpiresIn":3600,"RefreshToken":"r"}}'
        with Server(response(body=answer, content_type="application/x-amz-json-1.1")) as pool:
            source = CognitoTokens(
                region="eu-west-1", client_id="c", username="u", password="p", client_secret="s", endpoint=pool.url
            )
            for requests in self.sent(SecurityScheme("token", "Bearer"), source):
                self.assertIn("Authorization: Bearer i", requests[0])
            self.assertIn("X-Amz-Target: AWSCognitoIdentityProviderService.InitiateAuth", pool.requests[0])
            self.assertIn('"SECRET_HASH"', pool.requests[0])
            self.assertEqual(source.refresh_token, "r")
