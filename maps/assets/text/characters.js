// @ts-check
// What is done to the characters of a text before it is shown or compared.

/**
 * A control character has no shape of its own: show the sign that Unicode has for it.
 * @param {unknown} text
 */
export function visible(text) {
  return String(text).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\ufffd";
  });
}

/**
 * Names that differ in accents or case alone are the same to a reader.
 * @param {string} text
 */
export const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
