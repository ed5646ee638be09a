import { Box, Tap, Words } from '@client/platform/element';
import './Tabs.scss';

/** One choice of the bar; `count` is shown as a number beside the word. */
export type Tab = { key: string; label: string; count?: number };

// As far as the server counts.
const counted = (count: number): string => (count < 100 ? String(count) : '99+');

/** Switches what the page shows. */
export const Tabs = ({
  tabs,
  at,
  onChange,
}: {
  tabs: readonly Tab[];
  at: string;
  onChange: (key: string) => void;
}) => (
  <Box className="tabs" role="tablist">
    {tabs.map((tab) => (
      <Tap
        key={tab.key}
        className={`tab${tab.key === at ? ' tab--on' : ''}`}
        role="tab"
        checked={tab.key === at}
        onTap={() => onChange(tab.key)}
      >
        <Words>{tab.count === undefined ? tab.label : `${tab.label} ${counted(tab.count)}`}</Words>
      </Tap>
    ))}
  </Box>
);
