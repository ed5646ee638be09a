import type { Fault, RefusalCode } from '@shared/kernel/refusal';
import { faultText } from './fault';
import { partyWord } from './party';

/** What a sentence is made from: a refusal, or the `why` of an offer. */
export type Said = {
  code: string;
  faults?: readonly Fault[];
  params?: Record<string, string | number>;
};
type Say = (said: Required<Pick<Said, 'params' | 'faults'>>) => string;

const listed = (faults: readonly Fault[]): string =>
  faults
    .map((fault) => faultText(fault))
    .join('；')
    .replace(/。；/g, '；')
    .replace(/。$/, '');
type Params = Record<string, string | number>;
const bounds = (is: Params[string] | undefined, max: Params[string] | undefined, unit: string) =>
  max === undefined ? '' : `（${is}${unit}，最多 ${max}）`;
const room = ({ files, megabytes }: Params): string =>
  files === undefined ? '' : `（${files} 个、${megabytes} MB）`;
/** Why an act cannot be done now, where the rules say more than that. */
const notNow: Readonly<Record<string, string>> = {
  route_unknown: '还不能确定由哪个处室审查，请联系教育部门管理员。',
  consequence_unknown: '现在还不能确定后续怎样办理，请先核对填写的内容和本局的设置。',
  already_followed: '后续事项已经办理，不能取回；需要更正的，另行办理。',
};
const notYours: Readonly<Record<string, string>> = {
  other_bureau: '这件事要由上级教育部门办理。',
};

const words = {
  sign_in_first: () => '这一步需要登录，请先到“我的”登录。',
  session_ended: () => '登录已结束，请到“我的”重新登录，填写的内容不会丢失。',
  not_yours: ({ params }) =>
    notYours[params.why ?? ''] ?? '这不是您单位的事项，您可以到“我的”切换身份。',
  not_your_step: ({ params }) =>
    `这一步由${partyWord(params.office) ?? '其他处室'}办理，您可以查看进度。`,
  took_part_before: () => '您已办理过前面的环节，为了公正，这一步请由其他同事办理。',
  not_invited: () => '还没有收到给您的邀请，请联系本单位管理员。',
  login_expired: () => '登录没有完成，请再点一次登录。',
  login_blocked: () => '微信暂时不允许这个账号登录，请稍后再试或联系管理员。',
  too_often: ({ params }) =>
    Number(params.minutes) > 1
      ? `操作太频繁了，请等 ${params.minutes} 分钟再试。`
      : '操作太频繁了，请等一分钟再试。',
  outside_busy: () => '微信服务暂时繁忙，请稍后再试。',
  not_found: () => '没有找到，可能已经不在您的查看范围内。',
  bad_code: () => '编码不对，请对照原件再核对一遍。',
  bad_request: () => '内容不完整，请返回上一页重新操作。',
  body_too_big: () => '这次提交的内容太多，没有收下。请减少一些，或分几次提交。',
  body_too_slow: () => '网络太慢，内容没有传完。请换个网络再试，填写的内容还在。',
  faults: ({ faults }) =>
    faults.length > 0
      ? `还差 ${faults.length} 项：${listed(faults)}。`
      : '还有内容没有填好，请检查后再提交。',
  findings: ({ faults }) =>
    faults.length > 0
      ? `有 ${faults.length} 处不符合规定：${listed(faults)}。`
      : '有内容不符合规定，请按提示修改后再提交。',
  not_now: ({ params }) => {
    const why = notNow[params.why ?? ''];
    if (why) return why;
    const place = partyWord(params.place);
    return place ? `现在处于“${place}”环节，这一步暂时不能办理。` : '现在还不能办理这一步。';
  },
  reason_needed: () => '请写明理由，对方会看到。',
  points_open: () => '有要点不符合，结论不能是通过，请核对后再提交。',
  unsigned: () => '还没有签名，请先用手指签上姓名。',
  signed_other: () => '您签名之后内容有了改动，请重新看一遍再签名。',
  changed_meanwhile: () => '刚才有人先改动了，已为您更新，请看过最新内容再办理。',
  already_done: () => '这一步已经办好了，不用再办。',
  duplicate_filing: () => '本校已经登记过这个应用，可以直接打开继续。',
  kind_not_covered: ({ params }) =>
    `本地区的备案规定没有包括${params.kind ?? '这类工具'}，请向主管教育部门询问怎样办理。`,
  other_provider: ({ params }) =>
    `这个应用登记的提供者是“${params.provider ?? '其他单位'}”，不是本单位；是同名应用的，请登记新的应用。`,
  assigned_elsewhere: ({ params }) => `这件事已转交${partyWord(params.person) ?? '其他同事'}办理。`,
  key_reused: () => '这次操作与上一次混在一起了，请返回上一页再试一次。',
  file_too_big: ({ params }) =>
    params.max
      ? `文件太大（${params.is} MB，最多 ${params.max} MB），请压缩后再传。`
      : '文件太大，请压缩后再传。',
  file_not_allowed: ({ params }) =>
    params.is ? `这是${params.is}，${params.do}。` : '只能上传照片或 PDF，请重新选择。',
  file_broken: () => '文件打不开，可能已经损坏，请重新拍照或换一个文件。',
  file_too_long: ({ params }) =>
    `图片太长${bounds(params.is, params.max, ' 像素')}，请分成几段截图再传。`,
  file_too_many_pixels: ({ params }) =>
    `图片太大${bounds(params.is, params.max, ' 万像素')}，请缩小或截图后再传。`,
  file_too_complex: () => '文件内容太复杂，处理不了。请重新拍照、截图，或打印成 PDF 再传。',
  file_locked: () => 'PDF 有打开密码，请去掉密码，或打开后打印成 PDF 再传。',
  file_form_open: () => 'PDF 里的表格还没有定稿，请填好后打印成 PDF 再传。',
  files_busy: () => '现在传文件的人很多，请过一分钟再试。',
  upload_quota: ({ params }) =>
    params.of === 'person'
      ? `您今天传的文件已满${room(params)}，请明天再传。`
      : `这份材料的文件已满${room(params)}，请联系教育部门。`,
  file_missing: () => '文件没有传上来，请重新上传。',
  other_paper: () => '这张表不是最新打印的一份，请核对页脚的核验码。',
  glyphs_missing: ({ params }) =>
    `有打印不出来的生僻字${params.glyphs ? `：${params.glyphs}` : ''}，请与教育部门联系。`,
  no_public_origin: () => '教育部门还没有设置公开网址，暂时不能制作海报。',
  printing_busy: () => '现在打印的人较多，请稍后再试。',
  invitation_spent: () => '这个邀请已经用过或过期，请联系管理员重新邀请。',
  invitation_name: () => '姓名与邀请的不一致，请按邀请上的姓名填写。',
  last_admin: () => '您是最后一位管理员，请先指定另一位管理员。',
  csv_faults: ({ faults }) =>
    faults.length > 0
      ? `表格里有 ${faults.length} 处要改，一条也没有导入。`
      : '表格里有内容要改，一条也没有导入。',
  search_too_long: () => '查找的字太多了，请输入几个关键的字。',
  has_open_work: () => '您还有没办完的事项，请先办完或请同事接手。',
} as const satisfies Record<RefusalCode, Say>;

const isKnown = (code: string): code is RefusalCode => Object.keys(words).includes(code);

/**
 * A refusal as one short polite sentence that says what to do next; a code this app does not know
 * yet gets a general one.
 */
export const sentence = (said: Said): string => {
  const parts = { params: said.params ?? {}, faults: said.faults ?? [] };
  return isKnown(said.code) ? (words[said.code] as Say)(parts) : '现在不能办理，请刷新后再试。';
};

/** What a person reads when a call failed: the refusal's sentence, or that the network is gone. */
export const failure = (
  failed: { refusal?: Said } | { offline?: true } | null | undefined,
): string =>
  failed && 'refusal' in failed && failed.refusal
    ? sentence(failed.refusal)
    : '网络断开了，联网后请点重试。';
