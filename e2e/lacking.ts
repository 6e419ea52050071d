import { carrying } from './conformance/checks.mjs';

/** Checks of packages that are validated, of reserved prefixes and of repository signatures. */
const whole = [29, 67, 83, 103, 109];

/** Checks of the protocol that this gallery does not pass yet, or in part: 12 is about the catalog and the V2 API. */
export const lacking = [12, ...whole];

/** The titles of their tests which fail. */
export const lackingTests = new RegExp(`names LegacyGallery/2.0.0|${carrying(whole)}`);
