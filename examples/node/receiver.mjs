// Receives webhooks on 127.0.0.1 and trusts only what is signed. Run it: SIGNING_KEY=... node receiver.mjs
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const KEY = process.env.SIGNING_KEY;
if (!KEY) throw new Error("set SIGNING_KEY");
const PORT = Number(process.env.PORT ?? 9000);
const [MAX_BODY, REMEMBERED, TOLERANCE] = [2 << 20, 10_000, 300];
const seen = new Set();

function same(a, b) {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function verified(headers, body) {
  const expectedHex = createHmac("sha256", KEY).update(body).digest("hex");
  if (!same(expectedHex, headers["idenfy-signature"] ?? "")) return false;
  const id = headers["webhook-id"], at = headers["webhook-timestamp"] ?? "";
  if (!id) return true; // Without these headers an old request cannot be told from a new one.
  if (!/^\d{1,12}$/.test(at) || Math.abs(Date.now() / 1000 - Number(at)) > TOLERANCE) return false;
  const key = KEY.startsWith("whsec_") ? Buffer.from(KEY.slice(6), "base64") : KEY;
  const expected = "v1," + createHmac("sha256", key).update(`${id}.${at}.`).update(body).digest("base64");
  return (headers["webhook-signature"] ?? "").split(" ").some((each) => same(expected, each));
}

function firstTime(id) {
  if (seen.has(id)) return false;
  seen.add(id);
  if (seen.size > REMEMBERED) seen.delete(seen.values().next().value);
  return true;
}

async function rawBody(request) { // The raw bytes: parsing first would change them.
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    if ((size += chunk.length) > MAX_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

createServer(async (request, response) => {
  try {
    const body = await rawBody(request), { headers } = request, id = headers["webhook-id"];
    const code = body === null ? 413 : verified(headers, body) ? 200 : 401;
    if (code === 200 && (!id || firstTime(id))) { // Sending is at least once; drop repeats.
      console.log(headers["idenfy-event-type"] ?? "?", JSON.parse(body).scanRef ?? "-");
    }
    response.writeHead(code).end();
  } catch (error) {
    response.writeHead(500).end();
    console.error("failed:", error.name);
  }
}).listen(PORT, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${PORT}`));
