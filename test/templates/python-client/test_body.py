import io
import json
import pathlib
import tempfile
import unittest

from runtime.body import encode_body
from runtime.media_type import body_kind
from runtime.operation import Operation, Parameter
from runtime.values import File


def operation(*content_types, **parts):
    return Operation("call", "POST", "/", content_types=content_types, form_parts=parts)


class Bodies(unittest.TestCase):
    def test_json(self):
        encoded = encode_body(operation("application/json"), {"a": "é", "b": None}, None)
        self.assertEqual((encoded.content, encoded.content_type), ('{"a":"é","b":null}'.encode(), "application/json"))
        with self.assertRaises(TypeError):
            encode_body(operation("application/json"), {"a": object()}, None)
        with self.assertRaises(ValueError):
            encode_body(operation("application/json"), float("nan"), None)

    def test_the_caller_chooses_the_type(self):
        self.assertEqual(encode_body(operation("application/json", "text/plain"), "a", "text/plain").content, b"a")

    def test_bytes_come_in_any_form(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.bin")
            path.write_bytes(b"abc")
            for value in (b"abc", bytearray(b"abc"), io.BytesIO(b"abc"), path, File(path)):
                encoded = encode_body(operation("image/png"), value, None)
                self.assertEqual((encoded.content, encoded.content_type), (b"abc", "image/png"))
        self.assertEqual(encode_body(operation("image/*"), b"a", None).content_type, "application/octet-stream")

    def test_forms(self):
        value = {"a": [1, 2], "b": {"c": 1}, "d": {"e": "f"}, "g": None}
        encoded = encode_body(
            operation("application/x-www-form-urlencoded", d=Parameter(style="deepObject")), value, None
        )
        self.assertEqual(encoded.content, b"a=1&a=2&b=%7B%22c%22%3A1%7D&d%5Be%5D=f")

    def test_multipart(self):
        value = {"file": File(b"\x00\r\n", 'a"b\r\n.png'), "note": "é", "sizes": {"w": 1}, "tags": ["x", "y"], "no": None}
        encoded = encode_body(operation("multipart/form-data", file=Parameter(content_type="image/png")), value, None)
        import email
        import email.policy

        head = f"Content-Type: {encoded.content_type}\r\n\r\n".encode()
        message = email.message_from_bytes(head + encoded.content, policy=email.policy.HTTP)
        parts = [(part.get_content_type(), part.get_payload(decode=True)) for part in message.iter_parts()]
        self.assertEqual(
            parts,
            [
                ("image/png", b"\x00\r\n"),
                ("text/plain", "é".encode()),
                ("application/json", b'{"w":1}'),
                ("text/plain", b"x"),
                ("text/plain", b"y"),
            ],
        )
        self.assertIn(b'name="file"; filename="a%22b%0D%0A.png"', encoded.content)

    def test_kinds(self):
        kinds = {
            "application/json": "json",
            "application/problem+json; charset=utf-8": "json",
            "*/*": "json",
            "TEXT/CSV": "text",
            "application/xml": "text",
            "image/svg+xml": "text",
            "multipart/form-data; boundary=x": "multipart",
            "application/pdf": "binary",
            "": "binary",
        }
        self.assertEqual({name: body_kind(name) for name in kinds}, kinds)
        self.assertEqual(json.loads("1"), 1)
