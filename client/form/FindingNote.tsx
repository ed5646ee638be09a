import type { Clause } from '@shared/kernel/refusal';
import { Box, Words } from '@client/platform/element';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Icon } from '@client/ui/Icon';
import { clauseForUi } from '@client/words/clause';

/** What a check said, from the phone's own rules or from the server. */
export type Said = {
  id: string;
  says: 'stop' | 'warn' | 'ask';
  about: string;
  fix?: string;
  clause: Clause;
};

const looks = {
  stop: { tone: 'stop', icon: 'ban', word: '不能提交' },
  warn: { tone: 'waiting', icon: 'alert', word: '请留意' },
  ask: { tone: 'primary', icon: 'info', word: '需人工确认' },
} as const;

/**
 * A calm note: what the rule says, what to do, and on what ground; the word says how serious it is.
 */
export const FindingNote = ({ finding, word }: { finding: Said; word?: string }) => {
  const look = looks[finding.says];
  return (
    <Box className={`note note--${look.tone}`}>
      <Icon name={look.icon} size="small" />
      <Box className="note__body">
        <Words>{`${word ?? look.word}：${finding.about}`}</Words>
        {finding.fix && <Box className="note__fix">{finding.fix}</Box>}
        <ClauseLink clause={clauseForUi(finding.clause)} />
      </Box>
    </Box>
  );
};
