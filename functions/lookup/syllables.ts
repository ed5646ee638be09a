/** Every syllable of Mandarin, without tones; v for ü. */
const syllables = new Set(
  `
    a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao
    ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui
    chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die
    ding diu dong dou du duan dui dun duo e ei en er fa fan fang fei fen feng fo fou fu ga gai gan gang
    gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng
    hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan
    jue jun ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang
    lao le lei leng li lia lian liang liao lie lin ling liu long lou lu luan lun luo lv lve ma mai man
    mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng
    ni nian niang niao nie nin ning niu nong nou nu nuan nuo nv nve o ou pa pai pan pang pao pei pen
    peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que
    qun ran rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha
    shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song
    sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun
    tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun
    ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha
    zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo
    zi zong zou zu zuan zui zun zuo
  `
    .trim()
    .split(/\s+/),
);
const LONGEST = 6;
const starts = new Set(
  [...syllables].flatMap((syllable) =>
    [...syllable].map((_, index) => syllable.slice(0, index + 1)),
  ),
);

/**
 * What was typed as syllables, as few as can be; the last may be only begun. Undefined when it
 * cannot be read so.
 */
export const syllablesOf = (
  text: string,
): { syllables: readonly string[]; begun: boolean } | undefined => {
  // From the end: the fewest syllables that what follows a place can be read as.
  const best: (readonly string[] | undefined)[] = Array.from({ length: text.length + 1 });
  best[text.length] = [];
  for (let at = text.length - 1; at >= 0; at -= 1) {
    for (let size = 1; size <= LONGEST && at + size <= text.length; size += 1) {
      const one = text.slice(at, at + size);
      const rest = best[at + size];
      const last = at + size === text.length;
      if (!rest || !(syllables.has(one) || (last && at > 0 && starts.has(one)))) continue;
      const known = best[at];
      if (!known || rest.length + 1 < known.length) best[at] = [one, ...rest];
    }
  }
  const found = best[0];
  return found && { syllables: found, begun: !syllables.has(found.at(-1)!) };
};

/** A sound as those hear it who do not tell zh from z, n from l at the start, or ing from in. */
export const softly = (sound: string): string =>
  sound
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/(an|en|in)g$/, '$1');
