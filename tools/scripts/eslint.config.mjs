// Mistakes, not taste: names that do not exist, values that nobody uses, code made out of text.
const BROWSER = `incidentMap L window document matchMedia location history addEventListener innerHeight
  devicePixelRatio requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback
  setTimeout clearTimeout getComputedStyle atob Blob Response DecompressionStream TextDecoder URL
  URLSearchParams Node Path2D`;

export default [{
  languageOptions: {
    sourceType: "script", ecmaVersion: 2023,
    globals: Object.fromEntries(BROWSER.split(/\s+/).map((name) => [name, "readonly"])),
  },
  rules: {
    "no-undef": "error", "no-unused-vars": "error", "no-shadow": "error", "prefer-const": "error",
    "no-var": "error", eqeqeq: "error", "no-eval": "error", "no-implied-eval": "error",
  },
}];
