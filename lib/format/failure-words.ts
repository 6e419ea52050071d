/** What a person reads where no page can be shown; the front says it where Next has no words of its own. */
type FailureWords = { title: string; sentence: string };

export const pageFailed: FailureWords = {
  title: 'This page could not be made',
  sentence: 'Something went wrong on the gallery, and it was noted. Try again in a moment.',
};

/** The database has too much to do, or does not answer. */
export const galleryIsBusy: FailureWords = {
  title: 'The gallery is busy',
  sentence: 'It has too much to do at the moment. Try again in a few seconds.',
};

/** A form of an older build: its action is known to nobody any more. */
export const formIsOld: FailureWords = {
  title: 'Nothing was sent',
  sentence: 'Lode was updated since you opened this page. Reload it and send again.',
};
