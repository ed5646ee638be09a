import { useAbout } from '@client/about/about';
import { Box, Tap, Words } from '@client/platform/element';
import { visit } from '@client/platform/visit';
import { Icon } from '@client/ui/Icon';

/** The address of the national platform, to open or copy; its place until it is known. */
export const Platform = () => {
  const url = useAbout().data?.platform;
  return url ? (
    <Tap className="home__url" label={`打开国家平台 ${url}`} onTap={() => visit(url)}>
      <Icon name="link" size="small" />
      <Words>{url}</Words>
    </Tap>
  ) : (
    <Box className="home__url" />
  );
};
