import { Box, Picture, Tap, Words } from '@client/platform/element';
import { Icon } from './Icon';
import { useNaming } from './naming';
import './PhotoGrid.scss';

/**
 * A photo or document on its way or arrived. `url` is a picture to show (none for a PDF); `percent`
 * 0–100 while sending.
 */
export type Photo = {
  key: string;
  url?: string;
  name?: string;
  state: 'sending' | 'done' | 'failed';
  percent?: number;
  error?: string;
};
type Props = {
  photos: readonly Photo[];
  max?: number;
  onAdd?: () => void;
  onRemove?: (key: string) => void;
  onRetry?: (key: string) => void;
  onOpen?: (key: string) => void;
  label?: string;
  adds?: string;
};

const Cell = ({
  photo,
  n: nth,
  onRemove,
  onRetry,
  onOpen,
}: { photo: Photo; n: number } & Pick<Props, 'onRemove' | 'onRetry' | 'onOpen'>) => {
  const what = photo.name ?? `第 ${nth} 张照片`;
  const again = photo.state === 'failed' && onRetry;
  return (
    <Box className={`photo photo--${photo.state}`} role="listitem">
      <Tap
        className="photo__see"
        label={again ? `${what}没有传上去，重试` : `查看${what}`}
        disabled={!again && !onOpen}
        onTap={() => (again ? onRetry(photo.key) : onOpen?.(photo.key))}
      >
        {photo.url ? (
          <Picture className="photo__img" src={photo.url} alt="" />
        ) : (
          <Box className="photo__doc">
            <Icon name="doc" />
            {photo.state === 'done' && <Words className="photo__name">{what}</Words>}
          </Box>
        )}
        {photo.state === 'sending' && (
          <Box className="photo__over">
            <Words>{`上传 ${photo.percent ?? 0}%`}</Words>
          </Box>
        )}
        {photo.state === 'failed' && (
          <Box className="photo__over photo__over--wrong">
            <Words>{photo.error ?? '没有传上去'}</Words>
            {again && <Words>点此重试</Words>}
          </Box>
        )}
      </Tap>
      {onRemove && (
        <Tap className="photo__remove" label={`去掉${what}`} onTap={() => onRemove(photo.key)}>
          <Box className="photo__cross">
            <Icon name="close" size="small" />
          </Box>
        </Tap>
      )}
    </Box>
  );
};

/**
 * Photos in a grid, with how far each has got. `adds` is the word on the button. Without `onAdd`
 * and `onRemove` it only shows.
 */
export const PhotoGrid = ({ photos, max = 9, onAdd, label, adds = '添加照片', ...rest }: Props) => {
  const naming = useNaming(label);
  return (
    <Box className="photos" role="group" label={naming.label || '照片'}>
      <Box className="photos__list" role={photos.length ? 'list' : undefined}>
        {photos.map((photo, index) => (
          <Cell key={photo.key} photo={photo} n={index + 1} {...rest} />
        ))}
      </Box>
      {onAdd && photos.length < max && (
        <Tap className="photos__add" onTap={onAdd}>
          <Icon name="camera" />
          <Words>{`${adds}　${photos.length}/${max}`}</Words>
        </Tap>
      )}
    </Box>
  );
};
