"use strict";
// Text of the page back into bytes: maps/packing.py compressed it with zlib and wrote it as base64.
{
  function bytesOf(text) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const letters = atob(text), bytes = new Uint8Array(letters.length);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = letters.charCodeAt(i);
    return bytes;
  }

  // A block of the page; `plain` is its length in bytes.
  incidentMap.unpack = async function (text, { plain }) {
    const stream = new Blob([bytesOf(text)]).stream();
    const whole = await new Response(stream.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
    if (whole.byteLength !== plain) throw new Error(`expected ${plain} bytes, found ${whole.byteLength}`);
    return new Uint8Array(whole);
  };
}
