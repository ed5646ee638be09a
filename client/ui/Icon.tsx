import { Box } from '@client/platform/element';
import './Icon.scss';

/** Every icon there is; the drawings are in Icon.scss under the same names. */
export type IconName =
  | 'check'
  | 'pause'
  | 'ban'
  | 'clock'
  | 'circle'
  | 'alert'
  | 'info'
  | 'right'
  | 'down'
  | 'close'
  | 'plus'
  | 'search'
  | 'scan'
  | 'qr'
  | 'phone'
  | 'camera'
  | 'photo'
  | 'pen'
  | 'list'
  | 'todo'
  | 'inbox'
  | 'me'
  | 'school'
  | 'building'
  | 'doc'
  | 'download'
  | 'upload'
  | 'share'
  | 'lock'
  | 'calendar'
  | 'refresh'
  | 'eye'
  | 'flag'
  | 'link'
  | 'elder';

/**
 * A drawing in the colour of the text around it; decoration only, so the word must stand beside it.
 * `size` in px at 375 wide.
 */
export const Icon = ({ name, size }: { name: IconName; size?: 'small' | 'large' }) => (
  <Box className={`icon icon--${name}${size ? ` icon--${size}` : ''}`} hidden />
);
