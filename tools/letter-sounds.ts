// `tsx tools/letter-sounds.ts`: how every Chinese character sounds, as migration 0002 writes it
// down. From pinyin-pro, without tones.
import { pinyin } from 'pinyin-pro';

// Characters that names really use with more than one sound; of the others pinyin-pro's first is
// kept, its rare ones are noise to a search.
const manySounded =
  '乐长重行校调会都得地还没觉藏朝传单弹度解参差率便曾降强区圈色省盛石说似提系厦巷血择扎折种著着仔什识绿落陆六模屏奇车称澄大的堡薄伯卜柏秘尉蔚宿拓削朴阿和核给谷龟角劲卡咖壳勒了露脉娜弄炮埔塞莎杉番佛否贾见将桔';
const [first, last] = [0x4e00, 0x9fff];

const soundsOf = (letter: string): string[] => {
  const many = manySounded.includes(letter);
  const sounds = pinyin(letter, { toneType: 'none', type: 'array', v: true, multiple: many });
  return [...new Set(sounds)].filter((sound) => /^[a-z]+$/.test(sound)).slice(0, many ? 3 : 1);
};

/**
 * The rows of the table as SQL values: a sound, the characters whose first it is, and those that
 * are read so as well.
 */
export const soundRows = (): string => {
  const rows = new Map<string, [string, string]>();
  for (let code = first; code <= last; code += 1) {
    const letter = String.fromCodePoint(code);
    for (const [i, sound] of soundsOf(letter).entries()) {
      const [mostly, also] = rows.get(sound) ?? ['', ''];
      rows.set(sound, i === 0 ? [mostly + letter, also] : [mostly, also + letter]);
    }
  }
  return [...rows]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([sound, [mostly, also]]) => `  ('${sound}', '${mostly}', '${also}')`)
    .join(',\n');
};

if (require.main === module) console.log(soundRows());
