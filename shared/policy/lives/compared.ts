import type { Cond } from '../../kernel/condition';
import type { Field } from '../policy';

/**
 * What an office says when it has compared a number with the national platform: the day and the
 * page. Once an app; asked while `unseen` holds.
 */
export const comparedWithPlatform = (unseen: Cond): readonly Field[] => [
  {
    id: 'moe_seen_day',
    kind: 'date',
    label: '国家平台核对日期',
    ask: '备案号是哪一天在国家平台核对的？',
    past: true,
    once: true,
    shown: unseen,
  },
  {
    id: 'moe_seen_shot',
    kind: 'file',
    label: '国家平台核对截图',
    ask: '请上传国家平台查到该应用的页面截图',
    min: 1,
    max: 3,
    once: true,
    shown: unseen,
  },
];
