import { useState } from 'react';
import { Box, Tap, Words } from '@client/platform/element';
import { Icon } from './Icon';
import { Sheet } from './Sheet';
import { Unsure } from './Unsure';
import './ClauseLink.scss';

/**
 * What something rests on: words of a published text, a promise of this bureau, or a rule of this
 * system. Only the first is law. `url` is the official page; `unsure`: the original was not compared.
 */
export type Clause = {
  docNo: string;
  article: string;
  quote: string;
  kind: 'text' | 'bureau' | 'house';
  url?: string;
  unsure?: true;
};

const kinds = {
  text: { title: '依据', note: '以下为文件原文' },
  bureau: { title: '本局承诺', note: '这是本局作出的承诺，不是文件条文' },
  house: { title: '本系统的规则', note: '这是本系统的约定，不是文件条文' },
} as const satisfies Record<Clause['kind'], { title: string; note: string }>;

/** What leads to a clause: 依据 where it is law, else what it is. */
export const clauseTitle = (clause: Clause): string => kinds[clause.kind].title;

/**
 * The sheet that shows a clause: 文号, 条, and the words themselves; says plainly when they are not
 * law.
 */
export const ClauseSheet = ({ clause, onClose }: { clause: Clause; onClose: () => void }) => (
  <Sheet title={kinds[clause.kind].title} onClose={onClose}>
    <Box className="clause__note">{kinds[clause.kind].note}</Box>
    <Box className="clause__no">{[clause.docNo, clause.article].filter(Boolean).join('　')}</Box>
    <Box className={`clause__quote clause__quote--${clause.kind}`}>{clause.quote}</Box>
    {clause.unsure && (
      <Box className="clause__note clause__note--below">
        这一条还没有与公布的原文逐字核对，请以原文为准。
      </Box>
    )}
    {clause.url && <Box className="clause__url">原文网址：{clause.url}</Box>}
  </Sheet>
);

/** A link that opens the clause in the page. */
export const ClauseLink = ({ clause, children }: { clause: Clause; children?: string }) => {
  const [open, setOpen] = useState(false);
  const word = children ?? kinds[clause.kind].title;
  return (
    <>
      <Tap
        className="clause__link"
        label={`${word}：${clause.docNo}${clause.article}${clause.unsure ? '，原文未核对' : ''}`}
        expanded={open}
        onTap={() => setOpen(true)}
      >
        <Words>{word}</Words>
        <Icon name="right" size="small" />
      </Tap>
      {clause.unsure && <Unsure />}
      {open && <ClauseSheet clause={clause} onClose={() => setOpen(false)} />}
    </>
  );
};
