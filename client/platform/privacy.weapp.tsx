import { Button as Native } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { ListItem } from '@client/ui/ListItem';
import { Box, Words } from './element';
import type * as Shape from './privacy.h5';
import { tellWhy } from './refused';

type Resolve = Parameters<Parameters<typeof Taro.onNeedPrivacyAuthorization>[0]>[0];
const buttonId = 'agree-privacy';
let waiting: Resolve[] = [];

/**
 * Tells `show` when WeChat wants consent before the album, files or the clipboard. Several
 * interfaces may wait for one answer.
 */
export const watchPrivacy: typeof Shape.watchPrivacy = (show) => {
  // Base libraries below 2.32.3 have no such question.
  if (typeof Taro.onNeedPrivacyAuthorization !== 'function') return;
  Taro.onNeedPrivacyAuthorization((resolve) => {
    waiting.push(resolve);
    if (waiting.length > 1) return;
    resolve({ event: 'exposureAuthorization' });
    show();
  });
};

/** Gives what waits its answer; a refusal makes that interface fail, and nothing else. */
export const answerPrivacy: typeof Shape.answerPrivacy = (agreed) => {
  const all = waiting;
  waiting = [];
  for (const resolve of all) resolve(agreed ? { event: 'agree', buttonId } : { event: 'disagree' });
};

const openGuide = (): void =>
  Taro.openPrivacyContract({ fail: (error) => void tellWhy(error, 'settings') });

/** A line that leads to WeChat's own 用户隐私保护指引 of this mini-program. */
export const PrivacyGuide: typeof Shape.PrivacyGuide = () => (
  <ListItem icon="lock" title="微信《用户隐私保护指引》" onTap={openGuide} />
);

/** WeChat counts only a press of a button of this kind as consent. */
export const AgreeButton: typeof Shape.AgreeButton = ({ children, onAgree }) => (
  <Box className="button-box">
    <Native
      id={buttonId}
      className="button button--primary"
      openType="agreePrivacyAuthorization"
      onAgreePrivacyAuthorization={onAgree}
    >
      <Words>{children}</Words>
    </Native>
  </Box>
);
