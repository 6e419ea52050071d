/** What a reader chose is kept in the browser alone, under these names. */
export const themeKey = 'lode-theme';
export const installKey = 'lode-install';

/** The name that the radio buttons of every install command share. */
export const installInputName = 'install';
