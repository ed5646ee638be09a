import type { Me } from '@shared/contract/account';
import { goTo } from '@client/platform/go';
import { hasRole, inBureau } from '@client/account/seat';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';

const page = (url: string) => () => goTo(url);

/** What somebody looks after beside the cases, by role. */
export const Work = ({ me }: { me: Me }) => {
  const bureau = inBureau(me);
  const admin = hasRole(me, 'admin');
  if (!bureau && !admin) return null;
  return (
    <Card title="本单位管理">
      {bureau && (
        <ListItem
          icon="flag"
          title="投诉办理"
          note="按剩余时间排列"
          onTap={page('/bureau/complaints/index')}
        />
      )}
      {bureau && (
        <ListItem
          icon="school"
          title="学校和单位"
          note="人员、批量导入"
          onTap={page('/bureau/schools/index')}
        />
      )}
      {admin && (
        <ListItem icon="me" title="人员" note="邀请、移除" onTap={page('/bureau/members/index')} />
      )}
      {admin && (
        <ListItem
          icon="eye"
          title="安全记录"
          note="登录、人员变动、被拒绝"
          onTap={page('/bureau/security/index')}
        />
      )}
      {bureau && (
        <ListItem
          icon="list"
          title="办理设置"
          note="时限、电话、处室名称"
          onTap={page('/bureau/settings/index')}
        />
      )}
    </Card>
  );
};
