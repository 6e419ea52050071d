type Props = { text: string };

/** The text of a license as its author set it. */
export function LicenseText({ text }: Props) {
  return <p className="mt-6 max-w-[80ch] font-mono text-xs wrap-anywhere whitespace-pre-wrap">{text}</p>;
}
