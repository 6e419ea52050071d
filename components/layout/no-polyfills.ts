/** Stands in for Next's polyfills: a browser that knows `light-dark()`, as the styles need, has all of them itself. */
export {};
