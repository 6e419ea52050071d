import { Fragment } from 'react';

/** An ID that breaks after its dots, where a line is too short for it. */
export function PackageId({ id }: { id: string }) {
  const parts = id.split('.');
  return (
    <span className="wrap-anywhere">
      {parts.map((part, index) => (
        <Fragment key={index}>
          {part}
          {index < parts.length - 1 && (
            <>
              .<wbr />
            </>
          )}
        </Fragment>
      ))}
    </span>
  );
}
