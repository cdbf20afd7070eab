// Mistakes, not taste: names that do not exist, values that nobody uses, code made out of text, and
// two rules of the house: names say what a value is, and types are checked in every script.
const BROWSER = `L window document ResizeObserver matchMedia location history addEventListener innerHeight
  devicePixelRatio requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback console
  setTimeout clearTimeout getComputedStyle atob Blob Response DecompressionStream TextDecoder URL
  URLSearchParams Node Path2D DOMMatrix HTMLElement HTMLButtonElement KeyboardEvent PointerEvent
  Event`;
const VAGUE = ["found", "said", "of", "what", "who", "put"];

export default [{
  languageOptions: {
    sourceType: "module", ecmaVersion: 2023,
    globals: Object.fromEntries(BROWSER.split(/\s+/).map((name) => [name, "readonly"])),
  },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  rules: {
    "no-undef": "error", "no-unused-vars": "error", "no-shadow": "error", "prefer-const": "error",
    "no-var": "error", eqeqeq: "error", "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error",
    "no-use-before-define": ["error", { functions: false }], "no-duplicate-imports": "error",
    "no-unused-private-class-members": "error", "id-denylist": ["error", ...VAGUE],
  },
}];
