/**
 * Checks of the protocol that this gallery does not pass yet: the V2 API, packages that are validated, reserved prefixes,
 * repository signatures.
 */
export const lacking = [12, 29, 67, 83, 103, 109];
