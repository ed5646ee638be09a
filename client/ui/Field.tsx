import type { ReactNode } from 'react';
import { Box, Words } from '@client/platform/element';
import { ClauseLink, type Clause } from './ClauseLink';
import { Icon } from './Icon';
import { NamingContext } from './naming';
import './Field.scss';

type Props = {
  id: string;
  label: string;
  hint?: string;
  clause?: Clause;
  error?: string;
  optional?: boolean;
  source?: string;
  children?: ReactNode;
};

/**
 * One question: the sentence, why it is asked, the input (named by the sentence), and what is wrong
 * with the answer. `id` is where `FaultList` jumps.
 */
export const Field = ({ id, label, hint, clause, error, optional, source, children }: Props) => (
  <NamingContext.Provider
    value={{ label: error ? `${label}（${error}）` : label, invalid: error !== undefined }}
  >
    <Box id={id} className={`field${error ? ' field--wrong' : ''}`}>
      <Box className="field__head">
        <Box className="field__label">
          <Words>{label}</Words>
          {optional && <Words className="field__optional">（选填）</Words>}
        </Box>
        {clause && <ClauseLink clause={clause} />}
      </Box>
      {hint && <Box className="field__hint">{hint}</Box>}
      {children}
      {source && <Box className="field__hint">来源：{source}</Box>}
      {error && (
        <Box className="field__error">
          <Icon name="alert" size="small" />
          <Words>{error}</Words>
        </Box>
      )}
    </Box>
  </NamingContext.Provider>
);
