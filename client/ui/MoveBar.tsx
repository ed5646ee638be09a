import { useState } from 'react';
import { Box, Words } from '@client/platform/element';
import { Button, type ButtonKind } from './Button';
import { ClauseLink, ClauseSheet, clauseTitle, type Clause } from './ClauseLink';
import { Dated } from './Dated';
import { Sheet } from './Sheet';
import './MoveBar.scss';

/** One thing a person could do here; with `reason` it is grey and says why. */
export type Move = {
  key: string;
  label: string;
  onTap: () => unknown;
  kind?: ButtonKind;
  reason?: string;
  clause?: Clause;
};

const looks = (move: Move, first: boolean): ButtonKind =>
  move.kind ?? (first ? 'primary' : 'plain');

/**
 * The bar for `Screen foot`: two moves in the order given, the rest behind 更多, every one of them
 * visible somewhere. `note` is a line above.
 */
export const MoveBar = ({ moves, note }: { moves: readonly Move[]; note?: string }) => {
  const [open, setOpen] = useState(false);
  const [read, setRead] = useState<Clause>();
  const live = moves.find((move) => move.reason === undefined);
  const shown = moves.slice(0, 2);
  const rest = moves.slice(2);
  return (
    <Box className="moves">
      {note && (
        <Box className="moves__note">
          <Dated>{note}</Dated>
        </Box>
      )}
      {shown.map(
        (move) =>
          move.reason !== undefined && (
            <Box key={move.key} className="moves__reason">
              <Words className="moves__why">{`${move.label}：${move.reason}`}</Words>
              {move.clause && <ClauseLink clause={move.clause} />}
            </Box>
          ),
      )}
      <Box className="moves__row">
        {shown.map((move) => (
          <Button
            key={move.key}
            kind={looks(move, move === live)}
            reason={move.reason}
            quiet
            onTap={move.onTap}
          >
            {move.label}
          </Button>
        ))}
        {rest.length > 0 && (
          <Box className="moves__more">
            <Button kind="link" label="更多办理" onTap={() => setOpen(true)}>
              更多
            </Button>
          </Box>
        )}
      </Box>
      {open && (
        <Sheet title="更多办理" onClose={() => setOpen(false)}>
          {rest.map(({ key, clause, ...move }) => (
            <Box key={key}>
              <Button
                kind={looks({ key, ...move }, false)}
                reason={move.reason}
                onTap={() => {
                  setOpen(false);
                  return move.onTap();
                }}
              >
                {move.label}
              </Button>
              {move.reason !== undefined && clause && (
                <Button kind="link" onTap={() => setRead(clause)}>
                  {clauseTitle(clause)}
                </Button>
              )}
            </Box>
          ))}
        </Sheet>
      )}
      {/* Beside the other sheet, not within it: WeChat's templates nest only so deep. */}
      {read && <ClauseSheet clause={read} onClose={() => setRead(undefined)} />}
    </Box>
  );
};
