// @ts-check
// What the page carries inside it, by the id of its element: JSON, and bytes that maps/packing.py
// compressed with zlib and wrote as base64.

/** @param {string} id */
export function textOf(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`expected an element ${id} in the page, found none`);
  return element.textContent || "";
}

/** @param {string} id @returns {any} */
export const readJson = (id) => JSON.parse(textOf(id));

/** @param {string} text */
function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text), bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/**
 * A block of the page; `plain` is its length in bytes.
 * @param {string} text
 * @param {{plain: number}} block
 */
export async function unpack(text, { plain }) {
  const stream = new Blob([bytesOf(text)]).stream();
  const whole = await new Response(stream.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
  if (whole.byteLength !== plain) throw new Error(`expected ${plain} bytes, found ${whole.byteLength}`);
  return new Uint8Array(whole);
}
