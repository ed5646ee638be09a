import { useEffect, useRef, useState, type ReactElement } from 'react';
import { PageContainer } from '@tarojs/components';
import { getCurrentInstance } from '@tarojs/taro';

// Of WeChat only. Its `page-container` is the one thing that Android's back key and a swipe from
// the edge ask before the page is
// left: they hide the container. A page may hold one; so of the layers open on a page the lowest
// draws it, and going back closes
// the one on top. What is hidden once lets the next way back through, so a new container is drawn
// each time.
type Layer = { close: () => void; redraw: () => void };
const open = new Map<unknown, Layer[]>();

const change = (page: unknown, layers: Layer[]): void => {
  if (layers.length > 0) open.set(page, layers);
  else open.delete(page);
  for (const layer of layers) layer.redraw();
};

/**
 * Draw what it gives beside an open layer: going back then calls `onClose` of the top layer and
 * leaves the page where it is.
 */
export const useBackGuard = (onClose: () => void): ReactElement | null => {
  const [page] = useState(() => getCurrentInstance().page);
  const [round, setRound] = useState(0);
  const [, redraw] = useState(0);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  const [mine] = useState<Layer>(() => ({
    close: () => close.current(),
    redraw: () => redraw((before) => before + 1),
  }));
  useEffect(() => {
    change(page, [...(open.get(page) ?? []), mine]);
    return () => {
      const others = (open.get(page) ?? []).filter((layer) => layer !== mine);
      change(page, others);
    };
  }, [page, mine]);

  const layers = open.get(page) ?? [];
  if (layers[0] !== mine) return null;
  const leave = () => {
    layers[layers.length - 1]?.close();
    setRound((before) => before + 1);
  };
  return (
    <PageContainer
      key={round}
      show
      overlay={false}
      duration={0}
      position="center"
      customStyle="display:none"
      onAfterLeave={leave}
    />
  );
};
