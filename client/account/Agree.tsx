import { goTo } from '@client/platform/go';
import { Button } from '@client/ui/Button';
import { Choices } from '@client/ui/Choice';

/** 我已阅读并同意《隐私政策》: never ticked for the person. */
export const Agree = ({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) => (
  <>
    <Choices
      label="隐私政策"
      options={[{ value: 'read', label: '我已阅读并同意《隐私政策》' }]}
      value={on ? ['read'] : []}
      onChange={(chosen) => onChange(chosen.length > 0)}
    />
    <Button kind="link" onTap={() => goTo('/public/privacy/index')}>
      查看《隐私政策》
    </Button>
  </>
);
