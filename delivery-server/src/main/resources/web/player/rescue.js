/**
 * The rescue file: what the server has not got, encrypted to the public key of the sitting. Only the bureau can read it,
 * and it belongs to one attempt (the attempt is in the key derivation and in the authenticated data). Staff upload it;
 * the events are merged by seq, so a file that turns out not to be needed does no harm.
 */

const base64 = (data) => btoa(Array.from(new Uint8Array(data), (byte) => String.fromCharCode(byte)).join(""));
const unbase64 = (text) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const utf8 = (text) => new TextEncoder().encode(text);

export async function seal(rescueKey, { attempt, epoch, token }, events) {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const sitting = await crypto.subtle.importKey("spki", unbase64(rescueKey), curve, false, []);
  const ephemeral = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: sitting }, ephemeral.privateKey, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const info = utf8(`kennispeil-rescue:${attempt}`);
  const hkdf = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  const key = await crypto.subtle.deriveKey(hkdf, material, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = events.map(({ seq, item, kind, value, clientTime, activeMs }) => {
    return { seq, item, kind, value, clientTime, activeMs };
  });
  const text = utf8(JSON.stringify({ attempt, epoch, token, events: plain }));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(attempt) }, key, text);
  const spki = await crypto.subtle.exportKey("spki", ephemeral.publicKey);
  return { v: 1, attempt, ephemeral: base64(spki), iv: base64(iv), data: base64(data) };
}

/** Saves one file per epoch that has unsent events on this computer (nearly always one). */
export async function download(rescueKey, writers, eventsOf) {
  for (const writer of writers) {
    const events = await eventsOf(writer);
    if (events.length === 0) continue;
    const sealed = await seal(rescueKey, writer, events);
    const url = URL.createObjectURL(new Blob([JSON.stringify(sealed)], { type: "application/json" }));
    const anchor = document.createElement("a");
    anchor.href = url;
    anchor.download = `toets-${writer.attempt}-${writer.epoch}.kennispeil`;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
