import { useRef } from 'react';
import Taro, { useUnload } from '@tarojs/taro';
import { Box } from '@client/platform/element';
import { AgreeButton, answerPrivacy, PrivacyGuide } from '@client/platform/privacy';
import { goAbove } from '@client/platform/go';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';
import { Screen } from '@client/ui/Screen';

/**
 * What WeChat wants asked before the album, files or the clipboard are used. Turning back is a no,
 * and only that one thing then does not work.
 */
export default function ConsentPage() {
  const answered = useRef(false);
  const answer = (agreed: boolean) => {
    if (answered.current) return;
    answered.current = true;
    answerPrivacy(agreed);
  };
  const leave = (agreed: boolean) => {
    answer(agreed);
    void Taro.navigateBack();
  };
  useUnload(() => answer(false));
  return (
    <Screen title="使用前请您同意">
      <Card>
        <Box>接下来的操作要用到手机的这些功能，只在您点按时使用：</Box>
        <Box>· 相册、相机和聊天文件：识别二维码、上传备案材料</Box>
        <Box>· 剪贴板：复制查询码或网址</Box>
        <Box>我们不收集家长和学生的姓名、电话。不同意也能查询和投诉，只是不能使用上面的功能。</Box>
      </Card>
      <Card>
        <PrivacyGuide />
        <ListItem icon="lock" title="隐私政策全文" onTap={() => goAbove('/public/privacy/index')} />
      </Card>
      <AgreeButton onAgree={() => leave(true)}>同意并继续</AgreeButton>
      <Button onTap={() => leave(false)}>不同意</Button>
    </Screen>
  );
}
