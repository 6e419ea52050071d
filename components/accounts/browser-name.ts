import Bowser from 'bowser';

/** What people call a browser and its system, by what it calls itself: `Firefox on Windows`. */
export function browserName(userAgent: string): string {
  if (userAgent === '') return 'An unknown browser';
  const { browser, os } = Bowser.parse(userAgent);
  const what = browser.name ?? userAgent.slice(0, 60);
  return os.name === undefined ? what : `${what} on ${os.name}`;
}
