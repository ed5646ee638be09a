import { Words } from '@client/platform/element';
import { unbroken } from './unbroken';
import './Dated.scss';

/** A sentence in which no date and no telephone number is torn apart at the end of a line. */
export const Dated = ({ children }: { children: string }) => {
  const parts = unbroken(children);
  // A date that stands alone has its line to itself; every node costs a phone time.
  return (
    <>
      {parts.length === 1
        ? children
        : parts.map((part, index) =>
            part.whole ? (
              <Words key={index} className="dated">
                {part.text}
              </Words>
            ) : (
              part.text
            ),
          )}
    </>
  );
};
