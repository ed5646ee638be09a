import { useState } from 'react';
import Taro from '@tarojs/taro';
import { forgetMySchool, keepMySchool, mySchool, type MySchool } from '@client/my-school';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { SchoolSearch } from '../SchoolSearch';

/** The picker of the child's school, kept on this phone only. */
export default function SchoolsPage() {
  const [school, setSchool] = useState(mySchool);
  const choose = (one: MySchool) => {
    keepMySchool(one);
    void Taro.navigateBack({ fail: () => void Taro.switchTab({ url: '/pages/home/index' }) });
  };
  const forget = () => {
    forgetMySchool();
    setSchool(undefined);
  };
  return (
    <Screen title="孩子在哪所学校？" lead="只记在这部手机上，不会上传。">
      {school && (
        <Card>
          <Row label="现在记住的">{school.name}</Row>
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
