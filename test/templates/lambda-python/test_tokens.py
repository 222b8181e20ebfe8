from __future__ import annotations

import importlib.util
import json
import time
import unittest
from typing import Any


@unittest.skipUnless(importlib.util.find_spec("jwt"), "the package PyJWT is not installed")
class TokenTest(unittest.TestCase):
    """Run with PyJWT on the path: `PYTHONPATH=templates/lambda-python:<packages> python3 -m unittest ...`."""

    def setUp(self) -> None:
        from cryptography.hazmat.primitives.asymmetric import ec
        from jwt.algorithms import ECAlgorithm
        from runtime.tokens import TokenRules, TokenSource, create_token_verifier

        self.key = ec.generate_private_key(ec.SECP256R1())
        self.other = ec.generate_private_key(ec.SECP256R1())
        public = {**json.loads(ECAlgorithm.to_jwk(self.key.public_key())), "kid": "a", "alg": "ES256", "use": "sig"}
        self.asked: list[str] = []

        def get(address: str) -> Any:
            self.asked.append(address)
            if address.endswith("openid-configuration"):
                return {"issuer": "https://id.example/", "jwks_uri": "https://id.example/keys"}
            return {"keys": [public, {"kty": "oct", "use": "enc"}]}

        rules = TokenRules(("ES256",), ("scope", "scp"), ("groups",))
        self.verify = create_token_verifier(rules, lambda: TokenSource("https://id.example", ("pets",)), get)

    def token(self, key: Any = None, algorithm: str = "ES256", kid: str = "a", **claims: Any) -> str:
        import jwt

        all_claims = {"iss": "https://id.example", "aud": "pets", "exp": time.time() + 60, "sub": "me", "scope": "a b", **claims}
        present = {name: value for name, value in all_claims.items() if value is not None}
        return jwt.encode(present, key or self.key, algorithm=algorithm, headers={"kid": kid})

    def test_takes_a_token_of_the_issuer(self) -> None:
        verified = self.verify(self.token(groups=["x"]))
        assert verified is not None
        self.assertEqual((verified.principal_id, verified.scopes, verified.groups), ("me", ["a", "b"], ["x"]))
        self.verify(self.token())
        self.assertEqual(self.asked, ["https://id.example/.well-known/openid-configuration", "https://id.example/keys"])
        client = self.verify(self.token(aud=None, client_id="pets", sub=None))
        assert client is not None
        self.assertEqual(client.principal_id, "pets")

    def test_refuses_every_other_one(self) -> None:
        for token in (
            "junk",
            self.token(exp=time.time() - 60),
            self.token(exp=None),
            self.token(nbf=time.time() + 60),
            self.token(aud="others"),
            self.token(iss="https://evil.example"),
            self.token(key=self.other),
            self.token(kid="b"),
            self.token(key="secret" * 8, algorithm="HS256"),
        ):
            self.assertIsNone(self.verify(token))
