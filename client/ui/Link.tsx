import { Tap, Words } from '@client/platform/element';
import './Link.scss';

/**
 * One word at the right of a card's title or of a line that is no button itself; `label` says what
 * it is about.
 */
export const Link = ({
  children,
  label,
  onTap,
}: {
  children: string;
  label: string;
  onTap: () => unknown;
}) => (
  <Tap className="link" label={label} onTap={() => void onTap()}>
    <Words>{children}</Words>
  </Tap>
);
