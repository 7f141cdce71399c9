"""Receives webhooks on 127.0.0.1 and trusts only what is signed. Run it: SIGNING_KEY=... python3 receiver.py"""
import base64, hashlib, hmac, json, os, threading, time
from collections import OrderedDict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = os.environ["SIGNING_KEY"]
PORT = int(os.environ.get("PORT", "9000"))
MAX_BODY, REMEMBERED, TOLERANCE = 2 << 20, 10_000, 300
seen, lock = OrderedDict(), threading.Lock()


def same(a: str, b: str) -> bool:
    return hmac.compare_digest(a.encode(), b.encode("utf-8", "replace"))


def verified(headers, body: bytes) -> bool:
    raw = KEY.encode()
    if not same(hmac.new(raw, body, hashlib.sha256).hexdigest(), headers.get("Idenfy-Signature", "")):
        return False
    message_id, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not message_id:  # Without these headers an old request cannot be told from a new one.
        return True
    if not (at.isascii() and at.isdigit() and len(at) <= 12 and abs(time.time() - int(at)) <= TOLERANCE):
        return False
    key = base64.b64decode(KEY[6:]) if KEY.startswith("whsec_") else raw
    signed = f"{message_id}.{at}.".encode("utf-8", "replace") + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any([same(expected, each) for each in headers.get("webhook-signature", "").split(" ")])


def first_time(message_id: str) -> bool:
    with lock:
        known = message_id in seen
        seen[message_id] = True
        if len(seen) > REMEMBERED:
            seen.popitem(last=False)
        return not known


class Receiver(BaseHTTPRequestHandler):
    timeout = 10

    def do_POST(self):
        size = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(size) if size <= MAX_BODY else b""  # The raw bytes: parsing first would change them.
        code = 413 if size > MAX_BODY else 200 if verified(self.headers, body) else 401
        message_id = self.headers.get("webhook-id")
        if code == 200 and (not message_id or first_time(message_id)):  # Sending is at least once; drop repeats.
            print(self.headers.get("Idenfy-Event-Type", "?"), json.loads(body).get("scanRef") or "-", flush=True)
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args): pass


print(f"listening on http://127.0.0.1:{PORT}", flush=True)
ThreadingHTTPServer(("127.0.0.1", PORT), Receiver).serve_forever()
