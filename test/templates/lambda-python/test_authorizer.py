from __future__ import annotations

import base64
import unittest
from typing import Any

from runtime.authorizer import (
    Decision,
    RequestAuthorizerRequest,
    allow,
    basic_credentials,
    bearer_token,
    create_request_authorizer,
    create_simple_authorizer,
    create_token_authorizer,
    deny,
    unauthorized,
)
from runtime.policy import Granted, ProtectedOperation, allow_policy
from runtime.testing_context import TestFunction

STAGE = "arn:aws:execute-api:us-east-1:123456789012:api/live"
READ = ProtectedOperation("getPet", "GET", "/pets/{petId}", scopes=(("read",),))
WRITE = ProtectedOperation("putPet", "PUT", "/pets/{petId}", scopes=(("write",),))
SPECIAL = ProtectedOperation("getSpecial", "GET", "/pets/special/{id}", scopes=(("special",),))


def token_event(method: str = "GET", path: str = "pets/7") -> dict[str, Any]:
    return {"type": "TOKEN", "authorizationToken": "Bearer abc", "methodArn": f"{STAGE}/{method}/{path}"}


class AuthorizerTest(unittest.TestCase):
    def test_tells_credentials(self) -> None:
        self.assertEqual(bearer_token("bearer  abc "), "abc")
        self.assertIsNone(bearer_token("Basic abc"))
        encoded = base64.b64encode("me:a:b".encode()).decode()
        self.assertEqual(basic_credentials(f"Basic {encoded}"), ("me", "a:b"))
        for header in (None, "Basic !", "Basic bWU=", "Bearer x"):
            self.assertIsNone(basic_credentials(header))

    def test_allows_what_the_caller_may_call_and_no_more(self) -> None:
        handler = create_token_authorizer(lambda request: allow("me", scopes=["read"], context={"a": 1}), [READ, WRITE])
        result = handler(token_event(), TestFunction())
        self.assertEqual(result["principalId"], "me")
        self.assertEqual(result["context"], {"a": 1, "scope": "read"})
        statements = result["policyDocument"]["Statement"]
        self.assertEqual(statements, [{"Action": "execute-api:Invoke", "Effect": "Allow", "Resource": [f"{STAGE}/GET/pets/7", f"{STAGE}/GET/pets/*"]}])

    def test_denies_what_a_pattern_would_reach_besides(self) -> None:
        statements = allow_policy([READ, SPECIAL], Granted(frozenset({"read"})), f"{STAGE}/GET/pets/7")
        self.assertEqual([each["Effect"] for each in statements], ["Allow", "Deny"])
        self.assertEqual(statements[1]["Resource"], [f"{STAGE}/GET/pets/special/*"])
        everything = allow_policy([READ, SPECIAL], Granted(frozenset({"read", "special"})), f"{STAGE}/GET/pets/7")
        self.assertEqual(everything[0]["Resource"], [f"{STAGE}/*"])
        wild = allow_policy([READ, WRITE], Granted(frozenset({"read"})), f"{STAGE}/GET/pets/*$?")
        self.assertIn(f"{STAGE}/GET/pets/???", wild[0]["Resource"])

    def test_refuses(self) -> None:
        refusing = create_token_authorizer(lambda request: deny(), [READ])
        self.assertEqual(refusing(token_event(), TestFunction())["policyDocument"]["Statement"][0]["Effect"], "Deny")
        with self.assertRaisesRegex(Exception, "^Unauthorized$"):
            create_token_authorizer(lambda request: unauthorized(), [READ])(token_event(), TestFunction())

        def failing(request: Any) -> Decision:
            raise KeyError("secret")

        with self.assertRaisesRegex(Exception, "^The authorizer failed.$"):
            create_token_authorizer(failing, [READ])(token_event(), TestFunction())

    def test_answers_http_apis(self) -> None:
        seen: list[RequestAuthorizerRequest] = []

        def decide(request: RequestAuthorizerRequest) -> Decision:
            seen.append(request)
            return allow("me", scopes=["read"], groups=["a"])

        event = {
            "version": "2.0",
            "type": "REQUEST",
            "routeArn": f"{STAGE}/GET/pets/7",
            "routeKey": "GET /pets/{petId}",
            "headers": {"x-key": "k"},
            "cookies": ["a=1", "b=2"],
            "requestContext": {"http": {"method": "GET"}, "stage": "live"},
        }
        simple = create_simple_authorizer(decide, [READ, WRITE])
        told = {"scope": "read", "groups": '["a"]', "principalId": "me"}
        self.assertEqual(simple(event, TestFunction()), {"isAuthorized": True, "context": told})
        self.assertFalse(simple({**event, "routeKey": "PUT /pets/{petId}"}, TestFunction())["isAuthorized"])
        self.assertEqual((seen[0].headers, seen[0].cookies, seen[0].operation), ({"x-key": "k"}, {"a": "1", "b": "2"}, READ))
        result = create_request_authorizer(decide, [READ, WRITE])(event, TestFunction())
        self.assertEqual(result["policyDocument"]["Statement"][0]["Effect"], "Allow")
