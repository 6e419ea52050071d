/** What is said of the fields of a key: made on the server, for the page ships less script then. */
export const keyHints = {
  globs:
    'One pattern a line; “*” stands for any run of characters: “Acme.*”. It covers IDs that do not exist yet, too.',
  networks:
    'Addresses or networks from which alone it may be used, one a line: “192.0.2.0/24”. Empty: from everywhere.',
};

export type KeyHints = typeof keyHints;
