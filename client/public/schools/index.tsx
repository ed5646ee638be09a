import { useState } from 'react';
import Taro, { useRouter } from '@tarojs/taro';
import { forgetMySchool, keepMySchool, mySchool, type MySchool } from '@client/phone/my-school';
import { goTo } from '@client/platform/go';
import { keepBureau } from '@client/phone/region';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { SchoolSearch } from '../SchoolSearch';
import { Tools } from './Tools';

/**
 * The picker of the child's school, kept on this phone only; opened for one school, what that
 * school has filed.
 */
export default function SchoolsPage() {
  const { params } = useRouter();
  const [school, setSchool] = useState(mySchool);
  const back = () =>
    void Taro.navigateBack({ fail: () => void Taro.switchTab({ url: '/pages/home/index' }) });
  const choose = (one: MySchool & { bureau: string }) => {
    keepMySchool(one);
    keepBureau(one.bureau);
    back();
  };
  const forget = () => {
    forgetMySchool();
    setSchool(undefined);
  };
  if (params.school) return <Tools id={params.school} onChosen={back} />;
  return (
    <Screen title="孩子在哪所学校？" lead="只记在这部手机上，不会上传。">
      {school && (
        <Card>
          <Row label="现在记住的">{school.name}</Row>
          <Button kind="link" onTap={() => goTo(`/public/schools/index?school=${school.id}`)}>
            本校已备案应用
          </Button>
          <Button kind="link" onTap={forget}>
            不再记住
          </Button>
        </Card>
      )}
      <Card>
        <SchoolSearch label={school ? '换一所学校' : '学校名称'} onChoose={choose} />
      </Card>
    </Screen>
  );
}
