import { TextLink } from './text-link';

/** What somebody wrote, as it is: its lines stay, its addresses lead there, and nothing in it is markup. */
export function LinkedText({ text }: { text: string }) {
  return (
    <p className="max-w-measure wrap-anywhere whitespace-pre-line">
      {text.split(address).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <TextLink key={index} href={part} external>
            {part}
          </TextLink>
        ),
      )}
    </p>
  );
}

/** An address up to its last letter, digit or slash: a sentence ends behind it. */
const address = /(https?:\/\/[^\s<>"']*[\p{L}\p{N}/])/u;
