/* Strokes on a grid of 20. Each is imported by name where a browser loads it, so that it loads no other. */

export const check = <path d="m4 10.5 4 4 8-9" />;
export const chevron = <path d="m5.5 7.75 4.5 4.5 4.5-4.5" />;
export const clock = (
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4.25l2.75 1.75" />
  </>
);
export const close = <path d="m5 5 10 10M15 5 5 15" />;
export const copy = (
  <>
    <rect x="7" y="7" width="10" height="10" rx="1.5" />
    <path d="M13 7V4.5A1.5 1.5 0 0 0 11.5 3h-7A1.5 1.5 0 0 0 3 4.5v7A1.5 1.5 0 0 0 4.5 13H7" />
  </>
);
export const danger = <path d="M7 2.75h6L17.25 7v6L13 17.25H7L2.75 13V7L7 2.75ZM10 6.5V11M10 13.5v.01" />;
export const dependency = (
  <>
    <circle cx="5.5" cy="4.5" r="2" />
    <circle cx="14.5" cy="9.5" r="2" />
    <circle cx="14.5" cy="15.5" r="2" />
    <path d="M5.5 6.5v7a2 2 0 0 0 2 2h5M5.5 9.5h7" />
  </>
);
export const download = <path d="M10 3v9.5M6 8.75l4 4 4-4M3.5 16.5h13" />;
export const external = (
  <path d="M11.5 3.5h5v5M16.5 3.5l-7 7M8.5 4.5H5A1.5 1.5 0 0 0 3.5 6v9A1.5 1.5 0 0 0 5 16.5h9a1.5 1.5 0 0 0 1.5-1.5v-3.5" />
);
export const filter = <path d="M3 5.5h14M5.5 10h9M8 14.5h4" />;
export const flag = <path d="M4.5 17.5V3.5h11l-2.25 3.75L15.5 11h-11" />;
export const framework = (
  <>
    <rect x="3" y="3.5" width="14" height="13" rx="1.5" />
    <path d="M3 7.5h14M7.5 10.5 6 12l1.5 1.5M12.5 10.5 14 12l-1.5 1.5" />
  </>
);
export const info = (
  <>
    <circle cx="10" cy="10" r="7.25" />
    <path d="M10 9v4.5M10 6.5v.01" />
  </>
);
export const key = (
  <>
    <circle cx="6.5" cy="13.5" r="3.5" />
    <path d="m9 11 7.5-7.5M13.5 6.5 16 9" />
  </>
);
export const license = (
  <path d="M10 3v14M6.5 17h7M4 5.5l6-1 6 1M4 5.5 2 11.5a2.5 2.5 0 0 0 4 0L4 5.5ZM16 5.5l-2 6a2.5 2.5 0 0 0 4 0l-2-6Z" />
);
export const link = (
  <path d="M8.5 11.5a3.25 3.25 0 0 0 4.6 0l3-3a3.25 3.25 0 0 0-4.6-4.6l-1 1M11.5 8.5a3.25 3.25 0 0 0-4.6 0l-3 3a3.25 3.25 0 0 0 4.6 4.6l1-1" />
);
export const menu = <path d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />;
export const organization = (
  <path d="M4 17V4h7.5v13M11.5 8.5H16V17M2.5 17h15M6.75 7.5h2M6.75 10.5h2M6.75 13.5h2" />
);
export const owner = (
  <>
    <circle cx="10" cy="6.5" r="3.25" />
    <path d="M3.75 17c.5-3.4 2.9-5 6.25-5s5.75 1.6 6.25 5" />
  </>
);
const parcel = <path d="M10 2.5 16.5 6v8L10 17.5 3.5 14V6L10 2.5ZM3.5 6l6.5 3.5L16.5 6M10 9.5v8" />;
export const readme = <path d="M4.5 2.75h7.75L15.5 6v11.25h-11V2.75ZM12 2.75v3.5h3.5M7.5 10h5M7.5 13h5" />;
export const search = (
  <>
    <circle cx="9" cy="9" r="5.75" />
    <path d="m13.25 13.25 3.75 3.75" />
  </>
);
export const tag = <path d="M3 9.25V3h6.25L17 10.75 10.75 17 3 9.25ZM6.5 6.5v.01" />;
export const theme = (
  <>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 3v14a7 7 0 0 0 0-14Z" fill="currentColor" />
  </>
);
export const verified = (
  <>
    <path d="m10 2.25 2.1 1.6 2.65-.1.8 2.5 2.2 1.45-.9 2.5.9 2.5-2.2 1.45-.8 2.5-2.65-.1L10 18.15l-2.1-1.6-2.65.1-.8-2.5-2.2-1.45.9-2.5-.9-2.5 2.2-1.45.8-2.5 2.65.1L10 2.25Z" />
    <path d="m7 10.25 2.1 2.1 3.9-4.2" />
  </>
);
export const version = <path d="m10 3 7 3.5-7 3.5-7-3.5L10 3ZM3 10l7 3.5 7-3.5M3 13.5l7 3.5 7-3.5" />;
export const warning = <path d="M10 3.25 17.75 16.5H2.25L10 3.25ZM10 8v4M10 14.25v.01" />;
export { parcel as package };
