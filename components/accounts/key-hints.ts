/** What the fields of a key say: made on the server, for the page ships less script then. */
export const keyHints = {
  name: 'Where it will be used: “build server”.',
  owner: 'In whose name it pushes, and whose packages it changes. New packages belong to it.',
  all: 'Push new packages and package versions',
  versions: 'Push only new package versions',
  none: 'Push nothing',
  unlist: 'Unlist, relist or deprecate package versions',
  read: 'Read all packages, where a gallery is for members only',
  globs:
    'One pattern a line; “*” stands for any run of characters: “Acme.*”. It covers IDs that do not exist yet, too.',
  networks:
    'Addresses or networks from which alone it may be used, one a line: “192.0.2.0/24”. Empty: from everywhere.',
};

export type KeyHints = typeof keyHints;
