"use strict";
// Text of the page back into bytes: maps/base91.py wrote it, zlib compressed it.
{
  const letters = [];
  for (let code = 0x20; code < 0x7f; code += 1) {
    if (!'"&<\\'.includes(String.fromCharCode(code))) letters.push(code);
  }
  const VALUES = new Uint8Array(128);
  letters.forEach((code, value) => { VALUES[code] = value; });

  // Two letters are thirteen bits.
  function bytesOf(text, length) {
    const bytes = new Uint8Array(length);
    let held = 0, bits = 0, at = 0;
    for (let i = 0; at < length; i += 2) {
      held = (held << 13) | (VALUES[text.charCodeAt(i)] * 91 + VALUES[text.charCodeAt(i + 1)]);
      bits += 13;
      while (bits >= 8 && at < length) {
        bits -= 8;
        bytes[at] = held >>> bits;
        at += 1;
      }
      held &= (1 << bits) - 1;
    }
    return bytes;
  }

  // A block of the page: {packed, plain} are its lengths in bytes.
  incidentMap.unpack = async function (text, { packed, plain }) {
    const stream = new Blob([bytesOf(text, packed)]).stream();
    const whole = await new Response(stream.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
    if (whole.byteLength !== plain) throw new Error(`expected ${plain} bytes, found ${whole.byteLength}`);
    return new Uint8Array(whole);
  };
}
